package dev.faultline.coupon.deadletter;

import dev.faultline.coupon.problem.ProblemCode;
import dev.faultline.coupon.problem.ProblemException;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The Retry API: what the console does, for scripts. */
@RestController
@RequestMapping(path = "/api/v1/admin/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnRole(Role.WORKER)
final class DeadLetterController {

  private static final int MAX_PAGE = 200;
  private static final int REASON_MAX_LENGTH = 500;

  private final DeadLetterDesk desk;

  DeadLetterController(DeadLetterDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  Page list(
      Query query,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") int size) {
    int limit = bounded(size);
    List<Letter> letters = desk.page(query.filter(), before, limit);
    return new Page(letters, letters.size() < limit ? null : letters.getLast().id());
  }

  @GetMapping("/causes")
  List<Letters.Group> causes(Query query) {
    return desk.groups(query.filter());
  }

  @GetMapping("/replay-plan")
  DeadLetterDesk.Plan plan(Query query) {
    return desk.plan(query.filter());
  }

  @PostMapping(path = "/replay", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<DeadLetterDesk.Plan> replayAll(@RequestBody Query query, Principal who) {
    return ResponseEntity.accepted().body(desk.replayAll(query.filter(), who.getName()));
  }

  @GetMapping("/{id:\\d{1,18}}")
  LetterContent read(@PathVariable long id) {
    return desk.read(id);
  }

  @PostMapping("/{id:\\d{1,18}}/replay")
  ResponseEntity<LetterContent> replay(@PathVariable long id, Principal who) {
    desk.replay(id, who.getName());
    return ResponseEntity.accepted().body(desk.read(id));
  }

  @PostMapping(path = "/{id:\\d{1,18}}/discard", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<LetterContent> askDiscard(
      @PathVariable long id, @RequestBody Reason reason, Principal who) {
    desk.askDiscard(id, who.getName(), meant(reason.reason()));
    return ResponseEntity.accepted().body(desk.read(id));
  }

  @PostMapping("/{id:\\d{1,18}}/discard/confirm")
  LetterContent confirmDiscard(@PathVariable long id, Principal who) {
    desk.confirmDiscard(id, who.getName());
    return desk.read(id);
  }

  @PostMapping("/{id:\\d{1,18}}/discard/withdraw")
  LetterContent withdrawDiscard(@PathVariable long id, Principal who) {
    desk.withdrawDiscard(id, who.getName());
    return desk.read(id);
  }

  @GetMapping("/switch")
  ReplaySwitch.Position replaySwitch() {
    return desk.replaySwitch();
  }

  @PutMapping(path = "/switch", consumes = MediaType.APPLICATION_JSON_VALUE)
  ReplaySwitch.Position turn(@RequestBody Turn turn, Principal who) {
    if (turn.enabled() == null) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    desk.turn(turn.enabled(), who.getName(), meant(turn.reason()));
    return desk.replaySwitch();
  }

  @GetMapping("/audit")
  List<AuditTrail.Entry> audit(
      @RequestParam(required = false) @Nullable Long letter,
      @RequestParam(required = false) @Nullable Long before,
      @RequestParam(defaultValue = "50") int size) {
    return desk.audit(letter, before, bounded(size));
  }

  private static int bounded(int size) {
    if (size < 1 || size > MAX_PAGE) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    return size;
  }

  private static String meant(@Nullable String reason) {
    if (reason == null
        || reason.isBlank()
        || reason.length() > REASON_MAX_LENGTH
        || reason.indexOf('\0') >= 0) {
      throw new ProblemException(ProblemCode.BAD_REQUEST);
    }
    return reason.strip();
  }

  /** A filter as it arrives; {@code class} is a word that Java keeps for itself. */
  record Query(
      @Nullable String state,
      @Nullable String kind,
      @Nullable String group,
      @Nullable String cause,
      @Nullable String coupon,
      @Nullable String user,
      @Nullable Instant from,
      @Nullable Instant until) {

    LetterFilter filter() {
      return new LetterFilter(state, kind, group, cause, coupon, user, from, until);
    }
  }

  record Reason(@Nullable String reason) {}

  record Turn(@Nullable Boolean enabled, @Nullable String reason) {}

  record Page(List<Letter> letters, @Nullable Long next) {}
}
