package dev.faultline.coupon.waiting;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives the owner of a request a ticket for the waiting screen. The bearer token stays in a header:
 * an address ends up in histories, logs and screenshots.
 */
@RestController
@ConditionalOnRole(Role.QUERY_API)
final class TicketApi {

  private static final int MAX_BODY_BYTES = 1024;
  private static final Pattern REQUEST_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final TicketTable tickets;
  private final WaitingSettings settings;
  private final JsonMapper json;
  private final SecureRandom random = new SecureRandom();

  TicketApi(TicketTable tickets, WaitingSettings settings, JsonMapper json) {
    this.tickets = tickets;
    this.settings = settings;
    this.json = json;
  }

  /** Says what it answers with, so that whoever cannot take that is refused before the act. */
  @PostMapping(
      path = "/api/v1/waiting-tickets",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Given> ticket(@AuthenticationPrincipal Jwt token, InputStream body)
      throws IOException {
    UUID requestId = requestId(body);
    String owner =
        tickets
            .ownerOf(requestId)
            .orElseThrow(() -> new ProblemException(ProblemCode.REQUEST_UNKNOWN));
    if (!owner.equals(token.getSubject())) {
      throw new ProblemException(ProblemCode.FORBIDDEN);
    }
    Ticket ticket = Ticket.random(random);
    Instant expiresAt = tickets.store(ticket, requestId, settings.ticketLifetime());
    String page = "/waiting?ticket=" + ticket.text();
    return ResponseEntity.created(URI.create(page))
        .cacheControl(CacheControl.noStore())
        .body(new Given(ticket.text(), page, expiresAt));
  }

  private UUID requestId(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    try {
      Wanted wanted = bytes.length > MAX_BODY_BYTES ? null : json.readValue(bytes, Wanted.class);
      String id = wanted == null || wanted.requestId() == null ? "" : wanted.requestId();
      if (REQUEST_ID.matcher(id).matches()) {
        return UUID.fromString(id);
      }
    } catch (JacksonException e) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    throw new ProblemException(ProblemCode.BAD_REQUEST);
  }

  record Wanted(@Nullable String requestId) {}

  record Given(String ticket, String page, Instant expiresAt) {}
}
