package dev.faultline.coupon.waiting;

import dev.faultline.coupon.role.ConditionalOnRole;
import dev.faultline.coupon.role.Role;
import dev.faultline.coupon.statuspage.StatusBoard;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The screen and the part of it that asks again. Each answer carries the pause until the next
 * question, so the server sets the pace; the last answer carries none.
 */
@Controller
@ConditionalOnRole(Role.QUERY_API)
final class WaitingPage {

  private static final Logger LOG = LoggerFactory.getLogger(WaitingPage.class);
  private static final int MOST_ROUNDS = 10_000;

  private final TicketTable tickets;
  private final StatusBoard board;
  private final WaitingSettings settings;

  WaitingPage(TicketTable tickets, StatusBoard board, WaitingSettings settings) {
    this.tickets = tickets;
    this.board = board;
    this.settings = settings;
  }

  @GetMapping("/waiting")
  String page(
      @RequestParam(defaultValue = "") String ticket,
      @RequestParam(defaultValue = "0") String round,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    return show("pages/waiting", Asked.of(ticket, round), locale, model, response);
  }

  @GetMapping("/waiting/state")
  String part(
      @RequestParam(defaultValue = "") String ticket,
      @RequestParam(defaultValue = "0") String round,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    return show("pages/waiting :: state", Asked.of(ticket, round), locale, model, response);
  }

  private String show(
      String view, Asked asked, Locale locale, Model model, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // The ticket is in the address, so no other page may learn the address.
    response.setHeader("Referrer-Policy", "no-referrer");
    Seen seen = look(asked);
    if (seen.screen == Screen.UNKNOWN) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
    }
    model.addAttribute("screen", seen.screen);
    model.addAttribute("place", seen.place);
    model.addAttribute("ticket", asked.ticket);
    model.addAttribute("language", locale.getLanguage());
    model.addAttribute("service", board.current().state());
    if (seen.screen.asksAgain()) {
      Duration pause = asked.pause(settings, board.current().state().isDegraded());
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(pause.toSeconds()));
      model.addAttribute("pauseSeconds", pause.toSeconds());
      model.addAttribute("nextRound", asked.round + 1);
    }
    return view;
  }

  private Seen look(Asked asked) {
    try {
      return Ticket.of(asked.ticket)
          .flatMap(tickets::find)
          .map(place -> new Seen(Screen.valueOf(place.state().name()), place))
          .orElse(new Seen(Screen.UNKNOWN, null));
    } catch (DataAccessException | TransactionException e) {
      LOG.debug("the place of a ticket could not be read", e);
      return new Seen(Screen.UNREADABLE, null);
    }
  }

  private record Seen(Screen screen, TicketTable.@Nullable Place place) {}

  /** What is shown. */
  enum Screen {
    QUEUED,
    /** The store does not answer; the request is safe and the screen asks on. */
    UNREADABLE,
    ISSUED,
    FAILED,
    /** No such ticket, or an hour has passed. */
    UNKNOWN;

    boolean asksAgain() {
      return this == QUEUED || this == UNREADABLE;
    }
  }

  /** One question: a ticket that may be one, and how often the screen asked before. */
  private record Asked(String ticket, int round) {

    static Asked of(String ticket, String round) {
      return new Asked(
          Ticket.of(ticket).map(Ticket::text).orElse(""),
          round.matches("\\d{1,4}") ? Integer.parseInt(round) : MOST_ROUNDS);
    }

    /** Half as long again each time, from the first pause to the longest. */
    Duration pause(WaitingSettings settings, boolean isDelayed) {
      double seconds = settings.firstPoll().toSeconds() * Math.pow(1.5, Math.min(round, 20));
      long least = isDelayed ? settings.delayedPoll().toSeconds() : 1;
      return Duration.ofSeconds(
          Math.max(least, Math.min(settings.longestPoll().toSeconds(), Math.round(seconds))));
    }
  }
}
