package io.snug.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.R2dbcTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import org.springframework.transaction.CannotCreateTransactionException;

class BreakageTest {

  @ParameterizedTest
  @CsvSource({
    "08006, UNKNOWN",
    "08003, UNKNOWN",
    "57P01, UNKNOWN",
    "XX000, UNKNOWN",
    "40003, UNKNOWN",
    "40P01, UNAVAILABLE",
    "40001, UNAVAILABLE",
    "53300, UNAVAILABLE",
    "55P03, UNAVAILABLE",
    "57014, UNAVAILABLE",
    "22001, FAULT",
    "42P01, FAULT"
  })
  void state_saysWhatBecameOfTheStatement(String state, Breakage breakage) {
    var broken = new R2dbcNonTransientResourceException("broken", state);
    assertThat(Breakage.of(broken)).isEqualTo(breakage);
    assertThat(Breakage.of(new UncategorizedR2dbcException("task", "SELECT 1", broken)))
        .isEqualTo(breakage);
    assertThat(Breakage.of(new IllegalStateException(broken))).isEqualTo(breakage);
  }

  @Test
  void nothingHappened_whenThereWasNoConnection() {
    var lost = new R2dbcNonTransientResourceException("cannot connect", "08001");
    assertThat(Breakage.of(new CannotCreateTransactionException("no connection", lost)))
        .isEqualTo(Breakage.UNAVAILABLE);
    assertThat(
            Breakage.of(
                new DataAccessResourceFailureException("Failed to obtain R2DBC Connection", lost)))
        .isEqualTo(Breakage.UNAVAILABLE);
  }

  @Test
  void outcome_isUnknown_whenTheAnswerIsLost() {
    var lost = new R2dbcNonTransientResourceException("connection reset");
    assertThat(Breakage.of(new DataAccessResourceFailureException("executing", lost)))
        .isEqualTo(Breakage.UNKNOWN);
    assertThat(Breakage.of(new R2dbcTimeoutException("no answer"))).isEqualTo(Breakage.UNKNOWN);
  }

  @Test
  void whatLostARace_didNotHappen() {
    assertThat(Breakage.of(new OptimisticLockingFailureException("too many")))
        .isEqualTo(Breakage.UNAVAILABLE);
    assertThat(Breakage.of(new R2dbcRollbackException("deadlock", "40P01")))
        .isEqualTo(Breakage.UNAVAILABLE);
  }

  @Test
  void anythingElse_isAFault() {
    assertThat(Breakage.of(new IllegalArgumentException("oops"))).isEqualTo(Breakage.FAULT);
  }
}
