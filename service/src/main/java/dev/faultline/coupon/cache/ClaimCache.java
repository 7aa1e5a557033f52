package dev.faultline.coupon.cache;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What the cache promises: everything it says was committed before. It may say nothing at any time,
 * and then the database is asked.
 */
public interface ClaimCache {

  /** Asks once for a whole batch of users; never throws and ends within its bound. */
  Reply ask(Question question);

  /** Writes down what was committed, some time soon or never. */
  void remember(Memory memory);

  /**
   * Who claimed already, and is there anything left?
   *
   * @param couponCode the coupon
   * @param version the give-back version the asker knows; another one in the cache is no answer
   * @param total units in all
   * @param users in any order, each once
   */
  record Question(String couponCode, long version, long total, List<String> users) {
    public Question {
      users = List.copyOf(users);
    }
  }

  /**
   * What the cache knows.
   *
   * @param marks users who have a claim, with its request id
   * @param isSoldOut whether whoever is not in {@code marks} certainly comes too late
   */
  record Reply(Map<String, UUID> marks, boolean isSoldOut) {

    /** Says nothing. */
    public static final Reply NOTHING = new Reply(Map.of(), false);

    public Reply {
      marks = Map.copyOf(marks);
    }
  }

  /**
   * One commit's news.
   *
   * @param couponCode the coupon
   * @param version its give-back version at commit
   * @param remaining units left after it
   * @param marks users who have a claim, with its request id
   */
  record Memory(String couponCode, long version, long remaining, Map<String, UUID> marks) {
    public Memory {
      marks = Map.copyOf(marks);
    }
  }
}
