package dev.faultline.bed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LedgerAccessTest {
  @Test
  void whoIsImpatientWaitsASecondForEverything() {
    LedgerAccess patient =
        new LedgerAccess(
            "jdbc:postgresql://127.0.0.1:1/x?connectTimeout=3&loginTimeout=5&socketTimeout=60&a=b",
            "user",
            "secret");

    assertThat(patient.impatient())
        .isEqualTo(
            new LedgerAccess(
                "jdbc:postgresql://127.0.0.1:1/x?connectTimeout=1&loginTimeout=1&socketTimeout=1&a=b",
                "user",
                "secret"));
  }
}
