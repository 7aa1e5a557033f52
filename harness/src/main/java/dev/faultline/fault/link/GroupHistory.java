package dev.faultline.fault.link;

import dev.faultline.stores.ConsumerGroup.Members;

/** What was seen of a consumer group before and during a fault. */
final class GroupHistory {
  private Members members = new Members(0, 0, 0);
  private long lagBefore;
  private long mostLag;
  private boolean striking;
  private boolean ended;

  synchronized void faultStarts() {
    striking = true;
    mostLag = lagBefore;
  }

  synchronized void faultEnds() {
    ended = true;
  }

  /**
   * The group and its lag at one moment. A group that is not the same in all looks of the fault
   * counts as the smallest that was seen: a member that left leaves its work to the others.
   */
  synchronized void looked(Members now, long lag) {
    if (ended) {
      return;
    }
    if (!striking) {
      members = now;
      lagBefore = lag;
      return;
    }
    members =
        new Members(
            Math.min(members.members(), now.members()),
            Math.min(members.working(), now.working()),
            Math.min(members.partitions(), now.partitions()));
    mostLag = Math.max(mostLag, lag);
  }

  synchronized Members members() {
    return members;
  }

  /** Members without a partition. */
  synchronized int idle() {
    return members.members() - members.working();
  }

  /** By how much the lag rose above where it was before the fault. */
  synchronized long grown() {
    return Math.max(0, mostLag - lagBefore);
  }
}
