package dev.faultline.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.RunBuilder;
import dev.faultline.run.Stores.DeadLetterRow;
import dev.faultline.run.Stores.OutboxRow;
import dev.faultline.run.Stores.ReadProof;
import dev.faultline.run.Stores.StatusAnswer;
import dev.faultline.scenario.PhaseName;
import dev.faultline.verdict.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoLostAcceptanceTest {
  @TempDir Path folder;

  private Judged judge(Consumer<RunBuilder> change) {
    return Judged.with(folder, change);
  }

  @Test
  void an_acceptance_that_no_store_knows_is_lost() {
    Judged judged = judge(run -> run.forget(run.accepted(PhaseName.FAULT).requestId()));
    judged.is(Verdict.FAIL, "no-lost-acceptance", "drained");
    assertThat(judged.check("no-lost-acceptance").counterexamples().getFirst()).contains("lost");
    assertThat(judged.run().counts()).containsEntry("lost", 1L);
  }

  @Test
  void what_is_missing_in_stores_that_were_not_read_whole_proves_nothing() {
    judge(
            run -> {
              run.forget(run.accepted(PhaseName.FAULT).requestId());
              run.proofs.set(0, new ReadProof("issued", 2, 1, "count(*)"));
            })
        .is(Verdict.INVALID, "no-lost-acceptance", "drained", "read-complete");
  }

  @Test
  void an_acceptance_that_waits_in_the_outbox_is_told_apart_from_a_lost_one() {
    Judged judged =
        judge(
            run -> {
              String id = run.accepted(PhaseName.CONTROL).requestId();
              run.issued.removeIf(row -> row.requestId().equals(id));
              run.log.removeIf(entry -> entry.requestId().equals(id));
              run.outbox.add(new OutboxRow(id));
            });
    judged.is(Verdict.FAIL, "no-lost-acceptance", "drained");
    assertThat(judged.run().counts())
        .containsEntry("still-in-outbox", 1L)
        .containsEntry("lost", 0L);
  }

  @Test
  void an_acceptance_in_dead_letters_and_one_in_the_topic_are_told_apart() {
    Judged judged =
        judge(
            run -> {
              String dead = run.accepted(PhaseName.CONTROL).requestId();
              String waiting = run.accepted(PhaseName.RECOVERY).requestId();
              run.issued.removeIf(
                  row -> row.requestId().equals(dead) || row.requestId().equals(waiting));
              run.statuses.clear();
              run.statuses.add(
                  new StatusAnswer(
                      waiting, "RUSH", run.accepted(PhaseName.RECOVERY).user(), 200, "QUEUED"));
              run.deadLetters.add(new DeadLetterRow(dead, "NEW"));
            });
    judged.is(Verdict.FAIL, "no-lost-acceptance", "drained", "dlt-open");
    assertThat(judged.run().counts())
        .containsEntry("in-dead-letters", 1L)
        .containsEntry("still-in-topic", 1L)
        .containsEntry("lost", 0L);
  }
}
