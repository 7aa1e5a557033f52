package dev.faultline.evidence;

import dev.faultline.stores.ConsumerGroup;

/** Who shares the topic, and how far behind they are. */
record GroupDescribed(ConsumerGroup group) implements Witness {
  @Override
  public String file() {
    return "consumer-group.txt";
  }

  @Override
  public String tell() {
    ConsumerGroup.Members members = group.members();
    ConsumerGroup.Position position = group.position();
    return """
        members         %d
        with partitions %d
        partitions      %d
        stable          %s
        end offset      %d
        lag             %d
        under-replicated partitions %d
        """
        .formatted(
            members.members(),
            members.working(),
            members.partitions(),
            group.stable(),
            position.endOffset(),
            position.lag(),
            group.underReplicated());
  }
}
