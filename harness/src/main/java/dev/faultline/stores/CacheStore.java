package dev.faultline.stores;

import dev.faultline.run.JsonLinesWriter;
import dev.faultline.run.RunDirectory;
import dev.faultline.run.Stores.CacheMark;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.system.SystemUnderTest.Cache;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** The cache: who it believes to have a coupon. */
public final class CacheStore {
  private static final int ANSWER_WITHIN_MILLIS = 5000;
  private static final int SCAN_FIELDS = 5000;

  /** What PTTL says of a key that is there and has no end. */
  private static final long NO_END = -1;

  private final Cache keys;
  private final HostAndPort address;

  public CacheStore(Cache keys, String address) {
    this.keys = keys;
    this.address = HostAndPort.from(address);
  }

  /** Writes the marks of these coupons into the run directory. */
  public ReadProof writeTo(RunDirectory run, List<String> coupons) throws IOException {
    try (Jedis redis = open();
        JsonLinesWriter out = new JsonLinesWriter(run.file(RunDirectory.CACHE))) {
      long expected = 0;
      long read = 0;
      for (String coupon : coupons) {
        String key = keys.marks().replace("${coupon}", coupon);
        expected += redis.hlen(key);
        for (Map.Entry<String, String> mark : marks(redis, key).entrySet()) {
          out.write(new CacheMark(coupon, mark.getKey(), mark.getValue()));
          read++;
        }
      }
      return new ReadProof(
          StoreName.of(RunDirectory.CACHE), expected, read, "HLEN, and fields by HSCAN");
    }
  }

  /** Locks of these coupons that would never come free by themselves. */
  public List<String> locksWithoutEnd(List<String> coupons) {
    if (keys.lock().isEmpty()) {
      return List.of();
    }
    try (Jedis redis = open()) {
      return coupons.stream()
          .map(coupon -> keys.lock().get().key().replace("${coupon}", coupon))
          .filter(key -> redis.pttl(key) == NO_END)
          .toList();
    }
  }

  private Jedis open() {
    return new Jedis(
        address,
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis(ANSWER_WITHIN_MILLIS)
            .socketTimeoutMillis(ANSWER_WITHIN_MILLIS)
            .build());
  }

  /** HSCAN may give a field twice; a map holds it once. */
  private static Map<String, String> marks(Jedis redis, String key) {
    Map<String, String> marks = new TreeMap<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<Map.Entry<String, String>> page =
          redis.hscan(key, cursor, new ScanParams().count(SCAN_FIELDS));
      page.getResult().forEach(mark -> marks.put(mark.getKey(), mark.getValue()));
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return marks;
  }
}
