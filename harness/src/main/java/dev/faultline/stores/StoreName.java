package dev.faultline.stores;

import dev.faultline.run.RunDirectory.Lines;

/** The name of a store in proofs: its file's name without folder and ending. */
final class StoreName {
  private StoreName() {}

  static String of(Lines<?> lines) {
    String file = lines.path().substring(lines.path().lastIndexOf('/') + 1);
    return file.substring(0, file.indexOf('.'));
  }
}
