package dev.faultline.coupon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlFailureTest {

  @ParameterizedTest
  @CsvSource({
    "08006, OUTAGE", "40001, OUTAGE", "53300, OUTAGE", "57P01, OUTAGE", "57014, OUTAGE",
    "55P03, OUTAGE", "25006, OUTAGE", "22001, POISON", "23505, POISON", "23514, POISON",
    "42P01, UNDECIDED", "55000, UNDECIDED"
  })
  void theSqlStateTellsOutageFromPoison(String state, SqlFailure expected) {
    var failure = new IllegalStateException(new SQLException("told by its state", state));

    assertThat(SqlFailure.of(failure)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"no connection at all"})
  void aFailureWithoutSqlStateIsAnOutage(String message) {
    assertThat(SqlFailure.of(new SQLException(message))).isEqualTo(SqlFailure.OUTAGE);
  }
}
