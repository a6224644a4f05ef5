package io.snug.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// No statement holds a connection for long: the driver passes the limits on to the server.
class DatabaseTimeoutsIT extends ChannelServiceFixture {

  @Test
  void server_knowsHowLongAStatementMayTake_andWaitForALock() {
    assertThat(setting("statement_timeout")).isEqualTo("5s");
    assertThat(setting("lock_timeout")).isEqualTo("3s");
  }

  private String setting(String name) {
    return database.sql("SHOW " + name).mapValue(String.class).one().block();
  }
}
