package dev.faultline.bed;

import dev.faultline.engine.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** Who takes the notices of a bed: Slack's webhooks and a mail server, in one small process. */
record ReceiversPart(Layout layout) {
  private static final int HTTP = 8025;
  private static final int SMTP = 2525;
  private static final Blueprint.Limits SMALL = new Blueprint.Limits(0.5, 192);

  String address() {
    return layout.prefix() + ".15";
  }

  String mailServer() {
    return address() + ":" + SMTP;
  }

  /** The webhook of a tier's channel. */
  String webhook(String tier) {
    return "http://" + address() + ":" + HTTP + "/slack/" + tier;
  }

  /** Everything that came, as JSON. */
  URI notices() {
    return URI.create("http://127.0.0.1:" + port() + "/notices");
  }

  private int port() {
    return layout.basePort() + 15;
  }

  Blueprint blueprint(Images.Image java, Path home) {
    return new Blueprint(
        "receivers",
        java,
        address(),
        Map.of(HTTP, port()),
        Map.of(),
        List.of(
            "java",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx64m",
            "-cp",
            "/app/*",
            "dev.faultline.receiver.Receivers"),
        jars(home.resolve("receivers/target/app")),
        SMALL);
  }

  private static Map<String, Transferable> jars(Path app) {
    try (Stream<Path> jars = Files.list(app)) {
      return jars.collect(
          Collectors.toMap(jar -> "/app/" + jar.getFileName(), MountableFile::forHostPath));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The receivers are not built: " + app + " is made by mvn package.", e);
    }
  }
}
