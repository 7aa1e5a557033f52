package dev.faultline.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PackedTest {
  private static final String UUID_FORM = "38bd7ac8-4984-43d8-84e3-7a5c388ad3cb";

  static Stream<String> ids() {
    return Stream.of(
        UUID_FORM,
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        UUID_FORM.toUpperCase(Locale.ROOT),
        UUID_FORM.replace('-', '0'),
        UUID_FORM.replace('3', 'g'),
        "0123456789abcdef".repeat(3).substring(0, 36),
        "01234567-89ab-cdef-0123-456789abcdef",
        UUID_FORM.substring(0, 35) + ":",
        UUID_FORM.substring(0, 35) + "`",
        UUID_FORM.substring(0, 35) + "G",
        UUID_FORM.substring(0, 35) + "?",
        "/" + UUID_FORM.substring(1),
        UUID_FORM.substring(0, 30) + "é" + UUID_FORM.substring(31),
        "쿠" + UUID_FORM.substring(1),
        UUID_FORM.substring(0, 35) + "쿠",
        UUID_FORM + "0",
        "r-17",
        "");
  }

  @ParameterizedTest
  @MethodSource("ids")
  void an_id_is_read_as_it_was_put(String id) {
    Packed out = new Packed(1);
    out.put(-7);
    out.putId(id);
    out.put("text");
    byte[] bytes = out.copy();

    Packed in = new Packed(bytes, 0, bytes.length);
    assertThat(in.number()).isEqualTo(-7);
    assertThat(in.id(new LastId())).isEqualTo(id);
    assertThat(in.text()).isEqualTo("text");
    assertThat(in.hasMore()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void only_a_uuid_is_put_in_half_its_bytes(String id) {
    Packed out = new Packed(1);
    out.putId(id);

    boolean uuid = id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    assertThat(out.copy().length == 17).isEqualTo(uuid);
  }
}
