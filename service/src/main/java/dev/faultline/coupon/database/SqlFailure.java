package dev.faultline.coupon.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed statement says about the row, told by its SQLState. */
public enum SqlFailure {
  /** The store cannot work just now; the same statement may succeed later. */
  OUTAGE,
  /** The row itself can never be stored: classes 22 and 23, a closed list. */
  POISON,
  /** Neither is certain: other rows have to tell. */
  UNDECIDED;

  private static final Set<String> OUTAGE_CLASSES = Set.of("08", "40", "53", "57", "58", "XX");
  private static final Set<String> OUTAGE_STATES = Set.of("55P03", "25006");
  private static final Set<String> POISON_CLASSES = Set.of("22", "23");

  /** Classifies by the first SQLState in the chain of causes; none at all means no connection. */
  public static SqlFailure of(Throwable failure) {
    String state = sqlState(failure);
    if (state == null || state.length() < 2) {
      return OUTAGE;
    }
    String stateClass = state.substring(0, 2);
    if (OUTAGE_STATES.contains(state) || OUTAGE_CLASSES.contains(stateClass)) {
      return OUTAGE;
    }
    return POISON_CLASSES.contains(stateClass) ? POISON : UNDECIDED;
  }

  private static @Nullable String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return null;
  }
}
