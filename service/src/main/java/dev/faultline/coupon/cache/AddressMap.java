package dev.faultline.coupon.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redisson.config.NatMapper;
import org.redisson.misc.RedisURI;

/**
 * Turns what sentinels call a server into how it is reached from here. Sentinels themselves, and
 * whatever is not named, stay as they are.
 */
final class AddressMap implements NatMapper {

  private final Map<String, String> reachedAs = new HashMap<>();

  /**
   * @param pairs each {@code host:port=host:port}
   */
  AddressMap(List<String> pairs) {
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      reachedAs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
  }

  @Override
  public RedisURI map(RedisURI told) {
    String reached = reachedAs.get(told.getHost() + ":" + told.getPort());
    return reached == null ? told : new RedisURI(told.getScheme() + "://" + reached);
  }
}
