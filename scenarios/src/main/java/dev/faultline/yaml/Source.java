package dev.faultline.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a file and the name by which people know it.
 *
 * @param label as shown in front of line and column
 */
public record Source(String label, String text) {
  /** No file that a person wrote is longer. */
  static final int MOST_BYTES = 1 << 20;

  /** Reads a regular file of bounded size. */
  public static Source of(Path file) throws InvalidFile {
    String label = label(file);
    if (!Files.isRegularFile(file)) {
      throw wrong(label, Finding.NO_FILE);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw wrong(label, Finding.TOO_BIG);
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Source(label, text);
    } catch (CharacterCodingException e) {
      throw wrong(label, Finding.NOT_UTF8);
    } catch (IOException e) {
      throw new InvalidFile(
          List.of(Problem.of(Place.of(label), Finding.UNREADABLE, String.valueOf(e.getMessage()))));
    }
  }

  /** A text from elsewhere, with the same bound. */
  public static Source of(String label, String text) throws InvalidFile {
    if (text.length() > MOST_BYTES) {
      throw wrong(label, Finding.TOO_BIG);
    }
    return new Source(label, text);
  }

  /** A file as people name it: from the current folder if it lies inside. */
  static String label(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }

  /** Whether tabs stand in front of the first word of that line. */
  boolean indentedByTab(int line) {
    return text.lines()
        .skip(Math.max(0, line - 1))
        .findFirst()
        .map(found -> found.stripTrailing())
        .filter(
            found ->
                found.substring(0, found.length() - found.stripLeading().length()).contains("\t"))
        .isPresent();
  }

  private static InvalidFile wrong(String label, Finding finding) {
    return new InvalidFile(List.of(Problem.of(Place.of(label), finding)));
  }
}
