package io.snug.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatchUpTest {
  @Test
  void isNotDone_beforeAnythingIsKnown_unlessThereIsNothingToCatchUpWith() {
    var catchUp = new CatchUp(Duration.ofMinutes(1));
    assertThat(catchUp.isDone()).isFalse();
    catchUp.skip();
    assertThat(catchUp.isDone()).isTrue();
  }

  @Test
  void isDone_whenNothingComesForAWhile_andStaysSo() {
    var catchUp = new CatchUp(Duration.ZERO);
    assertThat(catchUp.isDone()).isTrue();
    catchUp.begin();
    assertThat(catchUp.isDone()).isTrue();
  }
}
