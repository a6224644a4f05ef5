package io.snug.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snug.platform.test.TestStore;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickInstantsIT {
  private final Database database = new Database(TestStore.create("instants").connections());

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-28T23:59:59.123456Z", "1969-12-31T23:59:59Z"})
  void aTimestamp_isReadAsItWasWritten_inAnyTimeZone(Instant instant) {
    var offsets =
        """
        SELECT :instant AS stamp
        FROM set_config('TimeZone', :zone, false)
        """;
    for (var zone : new String[] {"UTC", "Asia/Kolkata", "America/New_York"}) {
      var read =
          database
              .sql(offsets)
              .bind("instant", instant)
              .bind("zone", zone)
              .map(row -> row.get("stamp", Instant.class))
              .one()
              .block();
      assertThat(read).as(zone).isEqualTo(instant);
    }
  }

  @Test
  void noTimestamp_isNull() {
    var empty =
        database
            .sql("SELECT :stamp::timestamptz AS stamp")
            .bind("stamp", null, Instant.class)
            .map(row -> row.get("stamp", Instant.class) == null)
            .one()
            .block();
    assertThat(empty).isTrue();
  }

  /// The driver itself has a value for it, so this also shows that it is not the driver who reads.
  @Test
  void infinity_isNoInstant() {
    var forEver =
        database.sql("SELECT 'infinity'::timestamptz AS stamp").mapValue(Instant.class).one();
    assertThatThrownBy(forEver::block).isInstanceOf(DateTimeException.class);
  }
}
