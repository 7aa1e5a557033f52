package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.run.Json;
import java.util.Base64;
import org.junit.jupiter.api.RepeatedTest;
import tools.jackson.databind.JsonNode;

class BedKeyTest {
  /** Coordinates with leading zeros come up once in 256 keys. */
  @RepeatedTest(300)
  void every_coordinate_has_the_size_of_the_curve_and_the_public_half_tells_no_secret() {
    BedKey key = BedKey.make("run-1");

    JsonNode open = Json.LINE.readTree(key.publicKeys()).at("/keys/0");
    JsonNode secret = Json.LINE.readTree(key.privateJwk());
    assertThat(open.has("d")).isFalse();
    assertThat(open.get("kid").asString()).isEqualTo("run-1");
    for (String name : new String[] {"x", "y", "d"}) {
      assertThat(Base64.getUrlDecoder().decode(secret.get(name).asString())).hasSize(32);
    }
    assertThat(open.get("x")).isEqualTo(secret.get("x"));
  }
}
