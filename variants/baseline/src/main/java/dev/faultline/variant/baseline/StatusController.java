package dev.faultline.variant.baseline;

import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Issued, or not yet: before its row is there, nothing is known of a request. */
@RestController
@Profile("query-api")
final class StatusController {
  private final JdbcClient database;

  StatusController(JdbcClient database) {
    this.database = database;
  }

  record Status(UUID requestId, String status) {}

  @GetMapping("/api/v1/coupons/requests/{requestId}")
  Status status(@PathVariable UUID requestId) {
    boolean issued =
        database
            .sql("select exists(select 1 from issued_coupon where request_id = :request)")
            .param("request", requestId)
            .query(Boolean.class)
            .single();
    return new Status(requestId, issued ? "ISSUED" : "QUEUED");
  }
}
