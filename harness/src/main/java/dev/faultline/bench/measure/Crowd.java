package dev.faultline.bench.measure;

import dev.faultline.bed.Bed;
import dev.faultline.system.SystemUnderTest.Tokens;
import dev.faultline.token.SigningKey;
import dev.faultline.token.TokenMint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Users with their tokens, all signed before anything is measured. */
final class Crowd {
  private static final Duration VALID = Duration.ofHours(2);

  private final Map<String, String> tokens;
  private final Path file;

  private Crowd(Map<String, String> tokens, Path file) {
    this.tokens = tokens;
    this.file = file;
  }

  static Crowd of(Bed bed, int users, Path folder) throws IOException {
    Tokens known = bed.system().tokens();
    TokenMint mint =
        new TokenMint(
            SigningKey.of(bed.privateKey()),
            new TokenMint.Claims(known.issuer(), known.audience(), known.client(), VALID),
            Clock.systemUTC());
    Map<String, String> tokens =
        IntStream.range(0, users)
            .parallel()
            .mapToObj(user -> "bench-" + user)
            .collect(Collectors.toConcurrentMap(Function.identity(), mint::mint));
    Path file = folder.resolve("tokens-" + bed.system().name());
    Files.write(file, tokens.values());
    return new Crowd(tokens, file);
  }

  int size() {
    return tokens.size();
  }

  /** The token of each. */
  List<String> tokens() {
    return List.copyOf(tokens.values());
  }

  /** A line with the token of each. */
  Path file() {
    return file;
  }

  /** A line for each request: its owner's token, and where it is asked for. */
  Path asking(List<Table.Owned> requests, String path, Path to) throws IOException {
    return Files.write(
        to,
        requests.stream()
            .map(
                request ->
                    tokens.get(request.user())
                        + "\t"
                        + path.replace("${requestId}", request.requestId()))
            .toList());
  }
}
