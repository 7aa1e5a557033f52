package dev.faultline.variant.emptyhandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Adds an endpoint behind the same server, token check and JSON that touches no store: {@code
 * faultline bench} measures the service beside it.
 */
@AutoConfiguration
public class EmptyHandler {

  /** The endpoint. */
  @Bean
  Endpoint emptyEndpoint() {
    return new Endpoint();
  }
}
