package dev.faultline.variant.refusesafterhundred;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A request whose body was read and can be read again: the coupon stands in it. */
final class ReadRequest extends HttpServletRequestWrapper {
  private final byte[] bytes;

  private ReadRequest(HttpServletRequest request, byte[] bytes) {
    super(request);
    this.bytes = bytes;
  }

  static ReadRequest of(HttpServletRequest request) throws IOException {
    return new ReadRequest(request, request.getInputStream().readAllBytes());
  }

  String body() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public ServletInputStream getInputStream() {
    ByteArrayInputStream again = new ByteArrayInputStream(bytes);
    return new ServletInputStream() {
      @Override
      public int read() {
        return again.read();
      }

      @Override
      public int read(byte[] into, int from, int most) {
        return again.read(into, from, most);
      }

      @Override
      public boolean isFinished() {
        return again.available() == 0;
      }

      @Override
      public boolean isReady() {
        return true;
      }

      @Override
      public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("read at once, not by events");
      }
    };
  }
}
