package dev.faultline.system;

import dev.faultline.yaml.Document;
import dev.faultline.yaml.Finding;
import dev.faultline.yaml.InvalidFile;
import dev.faultline.yaml.Overlay;
import dev.faultline.yaml.Problems;
import dev.faultline.yaml.Read;
import dev.faultline.yaml.Source;
import dev.faultline.yaml.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads system files, strictly. A file that says {@code extends: other} is laid over {@code
 * other.yaml} beside it: mappings are merged key by key, everything else is replaced.
 */
public final class SystemFile {
  static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  /** The name of a system's copy in a run directory, where it need not be called so inside. */
  private static final String IN_RUN = "system.yaml";

  private static final String EXTENDS = "extends";

  private SystemFile() {}

  /** Reads a file and what it extends. Its name must be the system's. */
  public static SystemUnderTest read(Path file) throws InvalidFile {
    Problems problems = new Problems();
    Document merged = merged(file, new ArrayList<>(), problems);
    String fileName = String.valueOf(file.getFileName());
    SystemReader reader =
        new SystemReader(fileName.equals(IN_RUN) ? Optional.empty() : Optional.of(stem(fileName)));
    return problems.end(merged.mapping(reader::system));
  }

  /** Reads a text that stands alone; {@code label} stands in front of line and column. */
  public static SystemUnderTest read(String label, String text) throws InvalidFile {
    Problems problems = new Problems();
    Document document = Document.parse(Source.of(label, text), problems);
    return problems.end(document.mapping(new SystemReader(Optional.empty())::system));
  }

  /** One self-contained text that is read as the same system: what a run directory keeps. */
  public static String mergedText(Path file) throws InvalidFile {
    read(file);
    return Overlay.text(merged(file, new ArrayList<>(), new Problems()));
  }

  private static Document merged(Path file, List<String> chain, Problems problems)
      throws InvalidFile {
    Document document = Document.parse(Source.of(file), problems);
    String name = stem(String.valueOf(file.getFileName()));
    chain.add(name);
    Optional<Path> base = document.peek(EXTENDS, value -> base(value, file, chain));
    return base.isEmpty()
        ? document
        : Overlay.merge(merged(base.get(), chain, problems), document, Set.of(EXTENDS));
  }

  private static Read<Path> base(Value value, Path file, List<String> chain) {
    return value
        .text(NAME, "coupon")
        .then(
            name -> {
              Path base = file.resolveSibling(name + ".yaml");
              if (chain.contains(name)) {
                return value.wrong(Finding.EXTENDS_CYCLE, String.join(" → ", chain) + " → " + name);
              }
              return Files.isRegularFile(base)
                  ? Read.of(base)
                  : value.wrong(Finding.NO_BASE, name, name + ".yaml");
            });
  }

  private static String stem(String fileName) {
    return fileName.replaceFirst("\\.ya?ml$", "");
  }
}
