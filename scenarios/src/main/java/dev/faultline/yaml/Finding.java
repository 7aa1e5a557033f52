package dev.faultline.yaml;

import java.util.Locale;

/**
 * What can be wrong with a file. Each has its words in {@code findings.properties} of every
 * language.
 */
public enum Finding {
  // The file as a whole.
  NO_FILE,
  UNREADABLE,
  TOO_BIG,
  NOT_UTF8,
  EMPTY,
  SEVERAL_DOCUMENTS,
  SYNTAX,
  TAB,
  ANCHOR,
  TAG,
  TOO_DEEP,
  // Keys and kinds of values.
  KEY_NOT_TEXT,
  REPEATED_KEY,
  UNKNOWN_KEY,
  MISSING_KEY,
  NO_VALUE,
  NOT_TEXT,
  NOT_A_LIST,
  NOT_A_MAPPING,
  EMPTY_LIST,
  ONE_KEY_OF,
  // Single values.
  UNKNOWN_WORD,
  WRONG_FORM,
  NOT_A_COUNT,
  NOT_A_NUMBER,
  DURATION_NEEDS_UNIT,
  SHARE_NEEDS_UNIT,
  RATE_NEEDS_UNIT,
  MEMORY_NEEDS_UNIT,
  UNKNOWN_UNIT,
  OUT_OF_RANGE,
  REFUSED,
  REPEATED,
  // Scenario files.
  NAME_NOT_FILE,
  UNKNOWN_NAME,
  UNKNOWN_TARGET,
  SHARES_NOT_WHOLE,
  ALL_ALONE,
  FAULTS_OVERLAP,
  ALERT_WITHOUT_FAULT,
  PHASE_WITHOUT_VALUES,
  NOT_PER_SECOND,
  CONTROL_WITH_ITSELF,
  LATENCY_WITHOUT_ERRORS,
  NO_RECOVERY_SLO,
  NOT_TWO_LEGS,
  SYMPTOM_WITHOUT_LEGS,
  NO_GRIP,
  RESPONSES_WITH_LEGS,
  // System files.
  EXTENDS_CYCLE,
  NO_BASE,
  UNKNOWN_PLACEHOLDER,
  NOT_FROM_SAMPLES,
  NO_SUCH_IMAGE,
  NO_SUCH_ROLE,
  NO_PORT,
  RULE_NEVER_REACHED,
  NOTHING_ACCEPTED;

  /** The key of its words. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
