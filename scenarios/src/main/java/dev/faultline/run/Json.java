package dev.faultline.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of everything that is written into a run directory; unknown fields are refused when read.
 */
public final class Json {
  /** One line each, for JSON lines. */
  public static final JsonMapper LINE =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Indented, for files that people open. */
  public static final JsonMapper PRETTY =
      LINE.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /** Reads a whole file as one value. */
  public static <T> T read(Path file, Class<T> type) throws IOException {
    return LINE.readValue(Files.readAllBytes(file), type);
  }

  /** Writes one value as a whole file, ended by a line break. */
  public static void write(Path file, Object value) throws IOException {
    Files.writeString(file, PRETTY.writeValueAsString(value) + "\n");
  }
}
