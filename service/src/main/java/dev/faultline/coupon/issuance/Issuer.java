package dev.faultline.coupon.issuance;

import dev.faultline.coupon.broker.OutageException;
import dev.faultline.coupon.database.SqlFailure;
import dev.faultline.coupon.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataAccessException;

/**
 * Issues a batch. Poison is a closed list; any other failure is an outage as long as no row of the
 * batch can be committed alone, because then nothing speaks against the rows.
 */
final class Issuer {

  private final IssuedCoupons coupons;

  Issuer(IssuedCoupons coupons) {
    this.coupons = coupons;
  }

  Result issue(List<Delivery> deliveries) {
    if (deliveries.isEmpty()) {
      return new Result(Set.of(), List.of());
    }
    try {
      Set<UUID> issued = coupons.insert(deliveries.stream().map(Delivery::accepted).toList());
      return new Result(issued, unclaimed(deliveries, issued));
    } catch (DataAccessException e) {
      if (SqlFailure.of(e) == SqlFailure.OUTAGE) {
        throw new OutageException("the store took no coupon", e);
      }
      return oneByOne(deliveries);
    }
  }

  private Result oneByOne(List<Delivery> deliveries) {
    Set<UUID> issued = new HashSet<>();
    List<DeadLetter> poison = new ArrayList<>();
    List<DeadLetter> undecided = new ArrayList<>();
    DataAccessException last = null;
    int committed = 0;
    for (Delivery delivery : deliveries) {
      try {
        issued.addAll(coupons.insert(List.of(delivery.accepted())));
        committed++;
      } catch (DataAccessException e) {
        last = e;
        switch (SqlFailure.of(e)) {
          case OUTAGE -> throw new OutageException("the store went away within a batch", e);
          case POISON -> poison.add(DeadLetter.rejected(delivery.source(), e));
          case UNDECIDED -> undecided.add(DeadLetter.rejected(delivery.source(), e));
        }
      }
    }
    if (!undecided.isEmpty() && committed == 0 && last != null) {
      throw new OutageException("no coupon of the batch can be stored", last);
    }
    poison.addAll(undecided);
    poison.addAll(unclaimed(without(deliveries, poison), issued));
    return new Result(issued, poison);
  }

  /** Of what made no new coupon, the records that nobody's claim stands behind. */
  private List<DeadLetter> unclaimed(List<Delivery> deliveries, Set<UUID> issued) {
    List<Delivery> silent =
        deliveries.stream()
            .filter(delivery -> !issued.contains(delivery.accepted().requestId()))
            .toList();
    if (silent.isEmpty()) {
      return List.of();
    }
    return coupons.unclaimed(silent.stream().map(Delivery::accepted).toList()).stream()
        .map(silent::get)
        .map(delivery -> DeadLetter.unclaimed(delivery.source()))
        .toList();
  }

  private static List<Delivery> without(List<Delivery> deliveries, List<DeadLetter> poison) {
    return deliveries.stream()
        .filter(
            delivery -> poison.stream().noneMatch(letter -> letter.source() == delivery.source()))
        .toList();
  }

  /**
   * What became of a batch.
   *
   * @param issued request ids that are coupons now and were not before
   * @param poison records that can never become one
   */
  record Result(Set<UUID> issued, List<DeadLetter> poison) {
    Result {
      issued = Set.copyOf(issued);
      poison = List.copyOf(poison);
    }
  }
}
