package dev.faultline.gate;

import dev.faultline.run.Json;
import dev.faultline.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One exit code for CI out of verdicts that are stored already. It trusts nothing that it cannot
 * read: a missing, damaged or contradictory {@code verdict.json} is an ERROR.
 *
 * @param lines what was found, one line for each run
 */
public record Gate(Verdict verdict, List<String> lines) {
  private static final int SCHEMA = 1;

  public Gate {
    lines = List.copyOf(lines);
  }

  /** Reads runs, or suites, each given as its directory or as its verdict file. */
  public static Gate of(List<Path> runs) {
    List<Verdict> verdicts = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Path run : runs) {
      Path file = Files.isDirectory(run) ? run.resolve("verdict.json") : run;
      try {
        Verdict verdict = read(file);
        verdicts.add(verdict);
        lines.add("%s %s".formatted(verdict, run));
      } catch (IOException | RuntimeException e) {
        verdicts.add(Verdict.ERROR);
        lines.add("%s %s: %s".formatted(Verdict.ERROR, run, reason(e)));
      }
    }
    return new Gate(Verdict.worstOf(verdicts), lines);
  }

  /** The code to leave with. */
  public int exitCode() {
    return verdict.exitCode();
  }

  private static Verdict read(Path file) throws IOException {
    JsonNode root = Json.LINE.readTree(Files.readAllBytes(file));
    if (root.path("schema").asInt(0) != SCHEMA) {
      throw new IOException("its schema is not " + SCHEMA);
    }
    Verdict verdict = Verdict.valueOf(root.path("verdict").asString("none"));
    if (root.path("exitCode").asInt(-1) != verdict.exitCode()) {
      throw new IOException("its exit code does not belong to " + verdict);
    }
    return verdict;
  }

  private static String reason(Exception e) {
    return e instanceof JacksonException ? "it is no JSON" : String.valueOf(e.getMessage());
  }
}
