package io.snug.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.snug.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class MetricsIT extends ChannelServiceFixture {
  @Autowired private MeterRegistry meters;

  @Test
  void outcomes_areCounted_byDialectAndMethod() {
    var name = name("metric");
    double ok = outcomes("slack", "groups.create", "ok");
    double taken = outcomes("slack", "groups.create", "name_taken");
    post(slack(ADA), "/api/groups.create", Json.object().put("name", name));
    post(slack(ADA), "/api/groups.create", Json.object().put("name", name));
    assertThat(outcomes("slack", "groups.create", "ok")).isEqualTo(ok + 1);
    assertThat(outcomes("slack", "groups.create", "name_taken")).isEqualTo(taken + 1);
    double failed = outcomes("rocket-chat", "createPrivateGroup", "error-duplicate-channel-name");
    call(ADA, "createPrivateGroup", "[\"" + name + "\"]");
    assertThat(outcomes("rocket-chat", "createPrivateGroup", "error-duplicate-channel-name"))
        .isEqualTo(failed + 1);
  }

  private double outcomes(String dialect, String method, String outcome) {
    var counter =
        meters
            .find(ChannelMetrics.OUTCOMES)
            .tags("dialect", dialect, "method", method, "outcome", outcome)
            .counter();
    return counter == null ? 0 : counter.count();
  }
}
