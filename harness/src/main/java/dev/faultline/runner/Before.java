package dev.faultline.runner;

import dev.faultline.stores.LogStore;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What earlier runs on the same bed left in its stores, so that nobody takes it for this one's.
 * Residue has proven that nothing of it is still under way.
 *
 * @param coupons codes that were there
 * @param ends where both topics ended
 */
record Before(Set<String> coupons, Map<TopicPartition, Long> ends) {
  Before {
    coupons = Set.copyOf(coupons);
    ends = Map.copyOf(ends);
  }

  /** Nothing, on a bed that nobody used. */
  static Before of(Scene scene) throws SQLException {
    if (!scene.bed().passedOn()) {
      return new Before(Set.of(), Map.of());
    }
    LogStore log = new LogStore(scene.order().system().topics(), scene.bed().addresses().kafka());
    return new Before(scene.ledger().coupons(), log.ends());
  }
}
