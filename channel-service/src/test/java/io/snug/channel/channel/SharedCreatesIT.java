package io.snug.channel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import io.snug.channel.ChannelServiceFixture;
import io.snug.platform.dialect.Dialect;
import io.snug.platform.test.HeldConnections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/// Channels that are wished for at the same time are made by one statement.
class SharedCreatesIT extends ChannelServiceFixture {
  @Autowired private ChannelCommands commands;
  @Autowired private ConnectionFactory connections;

  @Value("${spring.r2dbc.pool.max-size}")
  private int connectionsMax;

  @Test
  void everybodyHasTheirOwnResult_andNobodyANameThatIsTaken() {
    var names = Stream.generate(() -> name("shared")).limit(20).toList();
    var wishes = Stream.concat(names.stream(), names.reversed().stream()).toList();
    var results = createAtOnce(wishes);
    for (var name : names) {
      assertThat(results).filteredOn(result -> isCreated(result, name)).hasSize(1);
      assertThat(results).containsOnlyOnce(new CreateChannelResult.NameTaken(name, false));
    }
    assertThat(count("outbox", "type = 'channel-created' AND payload->>'name' ~ '^shared-'"))
        .isEqualTo(20);
    var statements =
        database
            .sql("SELECT count(DISTINCT xmin::text) FROM channel WHERE name ~ '^shared-'")
            .mapValue(Long.class)
            .one()
            .block();
    assertThat(statements).as("two at once, and one for those who waited").isEqualTo(3);
  }

  private static boolean isCreated(CreateChannelResult result, String name) {
    return result instanceof CreateChannelResult.Created(var channel, var members)
        && channel.name().equals(name)
        && members.size() == 1;
  }

  private List<CreateChannelResult> createAtOnce(List<String> names) {
    var calls = names.stream().map(name -> commands.create(ADA, wish(name))).toList();
    return HeldConnections.askedTogether(connections, connectionsMax, calls);
  }

  private static CreateChannel wish(String name) {
    return CreateChannel.named('G', ChannelType.PRIVATE, name, "create-p", Dialect.SLACK);
  }
}
