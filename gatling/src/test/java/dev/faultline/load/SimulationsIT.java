package dev.faultline.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.load.TinyShop.Reply;
import dev.faultline.run.Json;
import dev.faultline.token.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulations as people start them: a JVM of their own, told by system properties. */
class SimulationsIT {
  private static final Reply PROMISED =
      new Reply.Answer(202, "{\"requestId\":\"r-1\",\"status\":\"ISSUED\"}");

  @TempDir private Path folder;

  @Test
  void theSeedsBaselineDrawsItsUsersFromThePool() throws Exception {
    try (TinyShop shop = new TinyShop(number -> PROMISED)) {
      Process generator =
          start(SeedBaseline.class, shop, "users=5", "pool=7", "duration=2s", "think=50ms");

      assertThat(exitCode(generator)).as(log()).isZero();
      Set<String> users =
          shop.seen().stream().map(seen -> user(seen.token())).collect(Collectors.toSet());
      assertThat(users).isSubsetOf("1", "2", "3", "4", "5", "6", "7").hasSizeGreaterThan(4);
      assertThat(pages()).isNotEmpty();
    }
  }

  @Test
  void arrivalsAreNewUsersAndTheShareOfThemThatWasAskedForComesAgain() throws Exception {
    try (TinyShop shop = new TinyShop(number -> PROMISED)) {
      Process generator =
          start(ConstantArrivals.class, shop, "rate=100/s", "duration=3s", "duplicates=30%");

      assertThat(exitCode(generator)).as(log()).isZero();
      long all = shop.seen().size();
      long distinct = shop.seen().stream().map(seen -> user(seen.token())).distinct().count();
      assertThat(all).isEqualTo(300);
      assertThat(1 - (double) distinct / all).isBetween(0.2, 0.4);
    }
  }

  @Test
  void aWrongParameterEndsItBeforeAnythingIsSent() throws Exception {
    try (TinyShop shop = new TinyShop(number -> PROMISED)) {
      Process generator = start(ConstantArrivals.class, shop, "rate=fast");

      assertThat(exitCode(generator)).isNotZero();
      assertThat(log()).contains("rate: found \"fast\"; allowed: a number per second");
      assertThat(shop.seen()).isEmpty();
    }
  }

  private Process start(Class<?> simulation, TinyShop shop, String... parameters)
      throws IOException {
    Path session = folder.resolve("session.json");
    Json.write(
        session,
        Map.of(
            "privateKey",
            SigningKey.generate("k").privateJwk(),
            "issuer",
            "i",
            "audience",
            "a",
            "client",
            "c"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(GeneratorProcess.FLAGS);
    command.add("-DbaseUrl=" + shop.url());
    command.add("-Dsession=" + session);
    Stream.of(parameters).map(parameter -> "-D" + parameter).forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "io.gatling.app.Gatling",
            "-s",
            simulation.getName(),
            "-rf",
            folder.resolve("gatling").toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private static int exitCode(Process generator) throws InterruptedException {
    if (!generator.waitFor(60, TimeUnit.SECONDS)) {
      generator.destroyForcibly();
      throw new AssertionError("the simulation does not end");
    }
    return generator.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("gatling"))) {
      return files.filter(file -> file.endsWith("index.html")).toList();
    }
  }

  private static String user(String token) {
    byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
    return Json.LINE.readTree(new String(claims, StandardCharsets.UTF_8)).path("sub").asString("");
  }
}
