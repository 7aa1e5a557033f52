package dev.faultline.fault;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** One line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
public sealed interface JournalEntry {
  /** On disk before the fault is injected. */
  @JsonTypeName("planned")
  record Planned(UndoRecord record) implements JournalEntry {}

  /** The fault with this id is gone. */
  @JsonTypeName("undone")
  record Undone(String id, Instant at) implements JournalEntry {}
}
