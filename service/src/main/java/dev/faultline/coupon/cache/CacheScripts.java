package dev.faultline.coupon.cache;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The two scripts and how their arguments and answers look. Both may safely run twice. */
final class CacheScripts {

  /**
   * "Sold out" is believed only if every unit has its mark: then nobody without a mark can own one.
   * So lost or rolled back keys lead to the database, never to a false refusal.
   */
  static final String ASK =
      """
      if redis.call('HGET', KEYS[2], 'version') ~= ARGV[1] then return {} end
      local answer = redis.call('HMGET', KEYS[1], unpack(ARGV, 3))
      for i = 1, #answer do answer[i] = answer[i] or '' end
      local over = redis.call('HGET', KEYS[2], 'remaining') == '0'
          and redis.call('HLEN', KEYS[1]) == tonumber(ARGV[2])
      table.insert(answer, 1, over and 'over' or 'open')
      return answer
      """;

  /** Within one version the remaining units only fall; an older version's news is ignored. */
  static final String REMEMBER =
      """
      local version, mine = tonumber(redis.call('HGET', KEYS[2], 'version') or -1), tonumber(ARGV[1])
      if version > mine then return 0 end
      if version < mine then
        redis.call('DEL', KEYS[1], KEYS[2])
        redis.call('HSET', KEYS[2], 'version', ARGV[1])
      end
      if #ARGV > 2 then redis.call('HSET', KEYS[1], unpack(ARGV, 3)) end
      local remaining = tonumber(redis.call('HGET', KEYS[2], 'remaining') or ARGV[2])
      if remaining >= tonumber(ARGV[2]) then redis.call('HSET', KEYS[2], 'remaining', ARGV[2]) end
      return 1
      """;

  private CacheScripts() {}

  static List<Object> keys(String couponCode) {
    // The braces keep both keys in one slot.
    return List.of(
        "coupon:{%s}:marks".formatted(couponCode), "coupon:{%s}:state".formatted(couponCode));
  }

  static Object[] arguments(ClaimCache.Question question) {
    var arguments = new ArrayList<Object>();
    arguments.add(String.valueOf(question.version()));
    arguments.add(String.valueOf(question.total()));
    arguments.addAll(question.users());
    return arguments.toArray();
  }

  static Object[] arguments(ClaimCache.Memory memory) {
    var arguments = new ArrayList<Object>();
    arguments.add(String.valueOf(memory.version()));
    arguments.add(String.valueOf(memory.remaining()));
    memory
        .marks()
        .forEach(
            (user, requestId) -> {
              arguments.add(user);
              arguments.add(requestId.toString());
            });
    return arguments.toArray();
  }

  static ClaimCache.Reply reply(ClaimCache.Question question, List<?> answer) {
    if (answer.size() != question.users().size() + 1) {
      return ClaimCache.Reply.NOTHING;
    }
    Map<String, UUID> marks = new HashMap<>();
    for (int i = 0; i < question.users().size(); i++) {
      String requestId = String.valueOf(answer.get(i + 1));
      if (!requestId.isEmpty()) {
        marks.put(question.users().get(i), UUID.fromString(requestId));
      }
    }
    return new ClaimCache.Reply(marks, "over".equals(answer.getFirst()));
  }
}
