package dev.faultline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Which planned response of the two documents a scenario shows the worth of. */
final class PlannedResponses {
  private static final String FILE = "planned-responses.properties";

  private final Properties responses = new Properties();

  PlannedResponses() {
    try (InputStream in = PlannedResponses.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        responses.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  String of(String scenario) {
    return responses.getProperty(scenario, "nothing that the two documents planned for it.");
  }
}
