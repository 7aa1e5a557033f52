package dev.faultline.fault.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.stores.ConsumerGroup.Members;
import org.junit.jupiter.api.Test;

class GroupHistoryTest {
  private final GroupHistory history = new GroupHistory();

  @Test
  void theLagThatWasThereBeforeIsNotTheShortagesDoing() {
    history.looked(new Members(1, 1, 4), 40);
    history.faultStarts();
    history.looked(new Members(1, 1, 4), 340);
    history.looked(new Members(1, 1, 4), 300);

    assertThat(history.grown()).isEqualTo(300);
  }

  @Test
  void membersWithoutAPartitionAreIdle() {
    history.looked(new Members(4, 1, 1), 0);
    history.faultStarts();

    assertThat(history.idle()).isEqualTo(3);
  }

  @Test
  void aGroupThatLostAMemberDuringTheFaultCountsWithoutIt() {
    history.looked(new Members(4, 4, 4), 0);
    history.faultStarts();
    history.looked(new Members(3, 3, 4), 0);
    history.looked(new Members(4, 4, 4), 0);

    assertThat(history.members()).isEqualTo(new Members(3, 3, 4));
  }

  @Test
  void whatComesAfterTheFaultIsNotItsDose() {
    history.looked(new Members(1, 1, 4), 0);
    history.faultStarts();
    history.looked(new Members(1, 1, 4), 500);
    history.faultEnds();
    history.looked(new Members(4, 4, 4), 900);

    assertThat(history.grown()).isEqualTo(500);
    assertThat(history.members()).isEqualTo(new Members(1, 1, 4));
  }
}
