package dev.faultline.response;

import dev.faultline.bed.Bed;
import dev.faultline.scenario.AddPartitions;
import dev.faultline.stores.ConsumerGroup;
import dev.faultline.stores.ConsumerGroup.Members;
import java.util.Optional;

/**
 * Widens the topic. Confirmed by the coordinator of the consumers' group: the topic has as many
 * partitions as asked, more members than before have one, and nothing is being moved.
 */
final class AddPartitionsResponse implements Responder {
  private final AddPartitions asked;
  private final ConsumerGroup group;
  private Optional<Members> before = Optional.empty();

  AddPartitionsResponse(AddPartitions asked, Bed bed) {
    this.asked = asked;
    this.group = new ConsumerGroup(bed.system().topics(), bed.addresses().kafka());
  }

  @Override
  public void act() {
    before = Optional.of(group.members());
    group.widen(asked.to());
  }

  @Override
  public Optional<String> confirmed() {
    Members is = group.members();
    return before
        .filter(
            was -> is.partitions() == asked.to() && is.working() > was.working() && group.stable())
        .map(
            was ->
                "%d partitions, before %d; %d of %d members have some, before %d"
                    .formatted(
                        is.partitions(),
                        was.partitions(),
                        is.working(),
                        is.members(),
                        was.working()));
  }

  @Override
  public void close() {
    group.close();
  }
}
