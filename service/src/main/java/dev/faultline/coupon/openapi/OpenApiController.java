package dev.faultline.coupon.openapi;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import dev.faultline.coupon.role.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the OpenAPI document of the roles that run here. It is written by hand and held true by
 * tests: making it from the controllers at start would cost every role part of its start-up.
 */
@RestController
@ConditionalOnRole({Role.ISSUE_API, Role.QUERY_API, Role.WORKER})
final class OpenApiController {

  private final byte[] document;

  OpenApiController(Roles roles, JsonMapper json) {
    ObjectNode whole = read(json, "shared");
    for (Role role : List.of(Role.ISSUE_API, Role.QUERY_API, Role.WORKER)) {
      if (roles.include(role)) {
        add(read(json, role.label()), whole);
      }
    }
    document = json.writeValueAsBytes(whole);
  }

  @GetMapping("/openapi.json")
  ResponseEntity<byte[]> document() {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
        .body(document);
  }

  /** A role's paths, and the parts that no other role's document needs. */
  private static void add(ObjectNode own, ObjectNode whole) {
    for (String part : List.of("/paths", "/components/responses", "/components/schemas")) {
      whole.withObject(part).setAll(own.withObject(part));
    }
  }

  private static ObjectNode read(JsonMapper json, String name) {
    try (InputStream text =
        new ClassPathResource("openapi/%s.json".formatted(name)).getInputStream()) {
      return (ObjectNode) json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException("openapi/%s.json cannot be read".formatted(name), e);
    }
  }
}
