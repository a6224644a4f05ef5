package io.snug.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.auth.AuthServiceFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

class BootstrapIT extends AuthServiceFixture {
  @Autowired private Bootstrap bootstrap;

  @Test
  void secondStart_changesNothing() {
    var before = count();

    bootstrap.run(new DefaultApplicationArguments());

    assertThat(count()).isEqualTo(before);
  }

  @Test
  void cat_isThereUnderItsFixedId() {
    assertThat(
            client.loggedIn("alice").get("/api/v1/users.info?userId=rocket.cat").text("/user/type"))
        .isEqualTo("bot");
  }

  private String count() {
    return database
        .sql(
            "SELECT (SELECT count(*) FROM account) || '/' || (SELECT count(*) FROM workspace)"
                + " || '/' || (SELECT count(*) FROM permission) AS counts")
        .map(row -> row.get("counts", String.class))
        .one()
        .block();
  }
}
