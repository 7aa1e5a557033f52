package dev.faultline.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.coupon.support.Bench;
import dev.faultline.coupon.support.RunningRole.Reply;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WaitingIT {

  private final Bench bench = Bench.shared();

  @Test
  void theScreenShowsTheRequestUntilItIsIssuedAndThenAsksNoMore() {
    String id = claimed("WAIT", "mina");
    String page = ticket("mina", id).field("page");

    Reply waiting = screen(page + "&lang=ko");
    assertThat(waiting.status()).isEqualTo(200);
    assertThat(waiting.text()).contains("요청이 접수되었습니다", "hx-get", "쿠폰 WAIT");
    assertThat(waiting.header("Retry-After")).isNotEmpty();
    assertThat(waiting.header("Cache-Control")).isEqualTo("no-store");
    assertThat(waiting.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(waiting.text()).doesNotContain(id, "Bearer", "mina");

    issue("WAIT", "mina", id);

    Reply issued = screen(page);
    assertThat(issued.text())
        .contains("Your coupon is issued")
        .doesNotContain("hx-get", "http-equiv=\"refresh\"");
    assertThat(issued.header("Retry-After")).isEmpty();
  }

  @Test
  void aFailedRequestEndsWithItsReason() {
    String id = claimed("WAITFAIL", "mina");
    String page = ticket("mina", id).field("page");
    bench
        .ledger()
        .execute(
            "update claim set state = 'FAILED', reason = 'user <left>' where request_id = '%s'"
                .formatted(id));
    bench.ledger().execute("update coupon set claimed = 0 where code = 'WAITFAIL'");

    assertThat(screen(page).text())
        .contains("The coupon could not be issued", "user &lt;left&gt;")
        .doesNotContain("hx-get");
  }

  @Test
  void pausesGrow() {
    String id = claimed("WAITPACE", "mina");
    String ticket = ticket("mina", id).field("ticket");
    assertThat(pause(ticket, "0")).isLessThan(pause(ticket, "5"));
    assertThat(pause(ticket, "5")).isLessThan(pause(ticket, "9"));
    assertThat(pause(ticket, "9")).isEqualTo(15);
    assertThat(pause(ticket, "99999999999")).isEqualTo(15);
    assertThat(pause(ticket, "x")).isEqualTo(15);
    issue("WAITPACE", "mina", id);
  }

  @Test
  void aNewTicketReplacesTheOldOneAndEveryTicketEnds() {
    String id = claimed("WAITEND", "mina");
    String first = ticket("mina", id).field("page");
    String second = ticket("mina", id).field("page");
    assertThat(screen(first).status()).isEqualTo(404);
    assertThat(screen(second).status()).isEqualTo(200);
    assertThat(
            bench
                .ledger()
                .text(
                    "select count(*)::text from waiting_ticket where request_id = '%s'"
                        .formatted(id)))
        .isEqualTo("1");

    bench
        .ledger()
        .execute(
            "update waiting_ticket set expires_at = now() - interval '1 second' where request_id = '%s'"
                .formatted(id));
    assertThat(screen(second).status()).isEqualTo(404);
    assertThat(screen(second).text()).contains("This waiting screen has ended");
    issue("WAITEND", "mina", id);
  }

  @Test
  void onlyTheOwnerGetsATicket() {
    String id = claimed("WAITOWN", "mina");
    assertThat(ask(bench.tokens().of("eve"), body(id)).status()).isEqualTo(403);
    assertThat(ask("", body(id)).status()).isEqualTo(401);
    assertThat(ask(bench.tokens().forged("mina"), body(id)).status()).isEqualTo(401);
    assertThat(ask(bench.tokens().of("mina"), body(UUID.randomUUID().toString())).status())
        .isEqualTo(404);
    issue("WAITOWN", "mina", id);
  }

  @Test
  void whoCannotReadTheAnswerGetsNoTicket() {
    String id = claimed("WAITACCEPT", "mina");
    Reply refused =
        bench
            .queryApi()
            .send(
                request ->
                    request
                        .setHeader("Authorization", "Bearer " + bench.tokens().of("mina"))
                        .setHeader("Content-Type", "application/json")
                        .setHeader("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(body(id))),
                "/api/v1/waiting-tickets");

    assertThat(refused.status()).isEqualTo(406);
    assertThat(bench.ledger().count("waiting_ticket where request_id = '%s'".formatted(id)))
        .isZero();
    issue("WAITACCEPT", "mina", id);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "null", "{}", "[]", "{\"requestId\":7}", "{\"requestId\":\"x'--\"}"})
  void whatNamesNoRequestIsRefused(String body) {
    assertThat(ask(bench.tokens().of("mina"), body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?ticket=", "?ticket=x", "?ticket=%3Cscript%3Ealert(1)%3C/script%3E"})
  void whatIsNoTicketOpensNothing(String query) {
    Reply reply = screen("/waiting" + query);
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).contains("ended").doesNotContain("alert(1)");
  }

  private long pause(String ticket, String round) {
    Reply part = screen("/waiting/state?ticket=%s&round=%s".formatted(ticket, round));
    return Long.parseLong(part.header("Retry-After"));
  }

  private Reply screen(String path) {
    return bench.queryApi().get("", path);
  }

  private Reply ticket(String user, String requestId) {
    Reply reply = ask(bench.tokens().of(user), body(requestId));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply;
  }

  private Reply ask(String token, String body) {
    return bench.queryApi().call(token, "POST", "/api/v1/waiting-tickets", body);
  }

  private static String body(String requestId) {
    return "{\"requestId\":\"%s\"}".formatted(requestId);
  }

  private String claimed(String code, String user) {
    String id = UUID.randomUUID().toString();
    bench.ledger().offer(code, 10);
    bench
        .ledger()
        .execute(
            "insert into claim (coupon_code, user_id, request_id) values ('%s', '%s', '%s')"
                .formatted(code, user, id));
    bench.ledger().execute("update coupon set claimed = 1 where code = '%s'".formatted(code));
    return id;
  }

  private void issue(String code, String user, String id) {
    bench
        .ledger()
        .execute(
            "insert into issued_coupon (coupon_code, user_id, request_id) values ('%s', '%s', '%s')"
                .formatted(code, user, id));
  }
}
