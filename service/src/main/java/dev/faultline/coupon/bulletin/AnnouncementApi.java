package dev.faultline.coupon.bulletin;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Announcing by program; who may do so is decided by the admin chains. */
@RestController
@ConditionalOnRole(Role.WORKER)
final class AnnouncementApi {

  private static final int MAX_BODY_BYTES = 8 * 1024;

  private final BulletinTable table;
  private final JsonMapper json;

  AnnouncementApi(BulletinTable table, JsonMapper json) {
    this.table = table;
    this.json = json;
  }

  @GetMapping("/api/v1/admin/announcements")
  Bulletin bulletin() {
    return table.read();
  }

  @PostMapping(
      path = "/api/v1/admin/announcements",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  Bulletin announce(InputStream body, Principal operator) throws IOException {
    Wish wish =
        read(body, Wish.class)
            .filter(Wish::isComplete)
            .orElseThrow(() -> new ProblemException(ProblemCode.BAD_REQUEST));
    table.announce(wish.parsedPhase().orElseThrow(), wish.ko(), wish.en(), operator.getName());
    return table.read();
  }

  @PutMapping(
      path = "/api/v1/admin/waiting-screen",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Bulletin switchWaiting(InputStream body, Principal operator) throws IOException {
    boolean isOn =
        read(body, Switch.class)
            .map(Switch::on)
            .orElseThrow(() -> new ProblemException(ProblemCode.BAD_REQUEST));
    table.switchWaiting(isOn, operator.getName());
    return table.read();
  }

  private <T> Optional<T> read(InputStream body, Class<T> type) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BODY_BYTES + 1);
    if (bytes.length > MAX_BODY_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(json.readValue(bytes, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  record Wish(@Nullable String phase, @Nullable String textKo, @Nullable String textEn) {

    boolean isComplete() {
      return parsedPhase().isPresent()
          && Announcement.isAnnounceable(ko())
          && Announcement.isAnnounceable(en());
    }

    Optional<Announcement.Phase> parsedPhase() {
      return Arrays.stream(Announcement.Phase.values())
          .filter(known -> known.name().equals(phase))
          .findFirst();
    }

    String ko() {
      return textKo == null ? "" : textKo;
    }

    String en() {
      return textEn == null ? "" : textEn;
    }
  }

  record Switch(@Nullable Boolean on) {}
}
