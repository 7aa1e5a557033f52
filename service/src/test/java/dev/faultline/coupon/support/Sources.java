package dev.faultline.coupon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files of the service's class path, for tests that compare them with code. */
public final class Sources {

  private Sources() {}

  /** A resource as text. */
  public static String resource(String name) {
    try (var in = Sources.class.getClassLoader().getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
