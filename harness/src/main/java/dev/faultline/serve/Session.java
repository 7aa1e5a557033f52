package dev.faultline.serve;

import dev.faultline.run.Json;
import dev.faultline.token.SigningKey;
import dev.faultline.token.TokenMint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code faultline token} must know of a service that is being served: who signs, and for
 * whom. Lies in a file that only its owner can read, as long as the service is up.
 *
 * @param process id of the serving process; without it the file is a leftover
 * @param privateKey JWK with the private half of the bed's key, which dies with the bed
 */
public record Session(
    long process, String privateKey, String issuer, String audience, String client) {

  private static final String OWNER_ONLY = "rw-------";

  /** Tokens that the served service believes. */
  public TokenMint mint(Duration validFor) {
    return new TokenMint(
        SigningKey.of(privateKey),
        new TokenMint.Claims(issuer, audience, client, validFor),
        Clock.systemUTC());
  }

  /** The service that is up now in this checkout, if there is one. */
  public static Optional<Session> running(Path home) throws IOException {
    Path file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Session session = Json.LINE.readValue(Files.readAllBytes(file), Session.class);
    return Optional.of(session)
        .filter(
            found -> ProcessHandle.of(found.process()).filter(ProcessHandle::isAlive).isPresent());
  }

  void write(Path home) throws IOException {
    writeTo(file(home));
  }

  /** Into a file that only its owner can read; who writes it deletes it. */
  public void writeTo(Path file) throws IOException {
    @Nullable Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.deleteIfExists(file);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
    try (var channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
      channel.write(
          ByteBuffer.wrap(Json.LINE.writeValueAsString(this).getBytes(StandardCharsets.UTF_8)));
    }
  }

  static void forget(Path home) throws IOException {
    Files.deleteIfExists(file(home));
  }

  private static Path file(Path home) {
    return home.resolve(".faultline").resolve("serve.json");
  }
}
