package dev.faultline.coupon.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Tomcat itself refuses (a request line that is none, a broken header) never reaches our code;
 * this keeps such answers in the one format, without a page that tells about the server. Public
 * with a public constructor, because Tomcat makes it by its name.
 */
public final class BareErrorValve extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(BareErrorValve.class);

  private static final String BODY =
      """
      {"type":"urn:faultline:problem:%s","title":"%s","status":%d,"code":"%s","detail":"%s"}""";

  @Override
  protected void report(Request request, Response response, Throwable cause) {
    int status = response.getStatus();
    if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    byte[] body = body(status).getBytes(StandardCharsets.UTF_8);
    try {
      response.setContentType("application/problem+json");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException e) {
      LOG.debug("the caller did not wait for the refusal of its request", e);
    }
  }

  /** There is no readable request here, so no language either. */
  private static String body(int status) {
    return status >= 500
        ? BODY.formatted(
            "internal",
            "Internal Server Error",
            status,
            "INTERNAL",
            "Something went wrong on our side. Please try again later.")
        : BODY.formatted(
            "bad-request",
            "Bad Request",
            status,
            "BAD_REQUEST",
            "The request is malformed and was not read.");
  }
}
