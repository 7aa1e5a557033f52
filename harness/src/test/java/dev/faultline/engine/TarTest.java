package dev.faultline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarTest {
  private static final int HEADER = 512;

  @Test
  void the_first_file_of_an_archive_is_written_as_long_as_its_header_says(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("heap.hprof.gz");

    Tar.first(new ByteArrayInputStream(archive("00000000005", "hello, and padding")), file);

    assertThat(file).hasContent("hello");
  }

  @Test
  void an_archive_that_ends_early_is_no_file(@TempDir Path folder) {
    Path file = folder.resolve("heap.hprof.gz");

    assertThatThrownBy(
            () -> Tar.first(new ByteArrayInputStream(archive("00000000011", "hello")), file))
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> Tar.first(new ByteArrayInputStream(new byte[10]), file))
        .isInstanceOf(EOFException.class);
  }

  private static byte[] archive(String octalSize, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    byte[] archive = Arrays.copyOf(new byte[0], HEADER + bytes.length);
    System.arraycopy(octalSize.getBytes(StandardCharsets.US_ASCII), 0, archive, 124, 11);
    System.arraycopy(bytes, 0, archive, HEADER, bytes.length);
    return archive;
  }
}
