package dev.faultline.coupon.statuspage;

import dev.faultline.coupon.problem.Problems;
import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page, the part of it that refreshes, and the same for programs; all from memory. */
@Controller
@ConditionalOnRole(Role.QUERY_API)
final class StatusPage {

  /** A crowd behind a shared cache costs one request a second. */
  private static final CacheControl A_SECOND =
      CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic();

  private final StatusBoard board;
  private final Problems problems;
  private final StatusSettings settings;
  private final Clock clock;

  StatusPage(StatusBoard board, Problems problems, StatusSettings settings, Clock clock) {
    this.board = board;
    this.problems = problems;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/status")
  String page(Locale locale, Model model, HttpServletResponse response) {
    return show("pages/status", locale, model, response);
  }

  @GetMapping("/status/board")
  String part(Locale locale, Model model, HttpServletResponse response) {
    return show("pages/status :: board", locale, model, response);
  }

  @GetMapping("/api/v1/status")
  ResponseEntity<PublicStatus> status(Locale locale) {
    return ResponseEntity.ok()
        .cacheControl(A_SECOND)
        .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
        .body(told(locale));
  }

  private String show(String view, Locale locale, Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, A_SECOND.getHeaderValue());
    response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    model.addAttribute("status", told(locale));
    model.addAttribute("language", locale.getLanguage());
    model.addAttribute("times", new Times(settings));
    return view;
  }

  private PublicStatus told(Locale locale) {
    Board now = board.current();
    return PublicStatus.of(now, problems.message("status." + now.state()), locale, clock);
  }

  /** Times as people of the service's country read them. */
  static final class Times {

    private final DateTimeFormatter format;

    Times(StatusSettings settings) {
      this.format =
          DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH)
              .withZone(settings.timeZone());
    }

    /** For a person. */
    public String of(Instant instant) {
      return format.format(instant);
    }
  }
}
