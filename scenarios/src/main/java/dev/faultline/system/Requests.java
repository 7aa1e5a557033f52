package dev.faultline.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The calls that the harness makes.
 *
 * @param issue asks for a coupon
 * @param status asks what became of a request
 * @param statusPage where the public reads how the system is; may be absent
 * @param operations what operators do by program; may be absent
 * @param invalid what broken or hostile clients send in place of {@code issue}; may be empty
 */
public record Requests(
    Issue issue,
    Status status,
    Optional<StatusPage> statusPage,
    Optional<Operations> operations,
    List<Invalid> invalid) {
  public Requests {
    invalid = List.copyOf(invalid);
  }

  /** Which token an invalid request carries. */
  public enum Bearer {
    VALID,
    /** Signed by nobody. */
    FORGED,
    NONE
  }

  /**
   * A request that must be refused.
   *
   * @param what is wrong with it, in words
   * @param status the refusal that it deserves, 400 to 499
   */
  public record Invalid(String what, Bearer token, String body, int status) {}

  /**
   * @param role who answers
   * @param body {@code ${coupon}} stands for the code; the user is the bearer token's subject
   * @param timeout of the client; what has not answered by then is unknown
   * @param requestId JSON pointer into the answer
   * @param code JSON pointer to the stable error code in the answer
   */
  public record Issue(
      String role,
      String method,
      String path,
      String body,
      Duration timeout,
      String requestId,
      String code) {}

  /**
   * @param path {@code ${requestId}} stands for the id
   * @param state JSON pointer into the answer
   * @param issued the state of a request whose coupon exists
   * @param queued the state of a request that waits
   * @param failed the state of a request that was given up
   */
  public record Status(
      String role, String path, String state, String issued, String queued, String failed) {}

  /**
   * @param role who serves it
   * @param delayed words on it that tell users that what they were promised is late
   */
  public record StatusPage(String role, String path, String delayed) {}

  /**
   * What operators do by program, with a bearer token like the load's and one claim more.
   *
   * @param claim that says what the bearer may do
   * @param value of it that operators have
   * @param replay sends dead letters again
   * @param announce tells users; {@code ${ko}} and {@code ${en}} stand for the words
   * @param waitingScreen leads users to the waiting screen
   */
  public record Operations(
      String claim, String value, Operation replay, Operation announce, Operation waitingScreen) {}

  /** One call of an operator; an answer that is not 2xx is a refusal. */
  public record Operation(String method, String path, String body) {
    /** The same with the word in place of {@code ${name}} in its body. */
    public Operation with(String name, String word) {
      return new Operation(method, path, body.replace("${" + name + "}", word));
    }
  }
}
