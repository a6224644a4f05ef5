package io.snug.channel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.ChannelServiceFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Hot queries use their index: with sequential scans forbidden, a plan that still has one has no
/// index it could use.
class QueryPlansIT extends ChannelServiceFixture {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT * FROM channel WHERE id = 'G1' | channel_pkey",
        "SELECT * FROM channel WHERE workspace_id = 'T' AND name = 'n' | channel_of_workspace",
        "SELECT * FROM member WHERE channel_id = 'G1' AND user_id = 'U1' | member_pkey",
        "SELECT channel_id FROM member WHERE user_id = 'U1' AND active | member_of_user",
        "SELECT * FROM message WHERE channel_id = 'G1' AND ts > 0 ORDER BY ts DESC LIMIT 50 |"
            + " channel_id_ts_idx",
        "SELECT * FROM message WHERE channel_id = 'G1' AND thread_id = 'M1' ORDER BY ts LIMIT 9 |"
            + " channel_id_thread_id_ts_idx",
        "SELECT * FROM message WHERE channel_id = 'G1' AND id = 'M1' | Index Scan using message_",
        "SELECT channel_id FROM message WHERE id = 'M1' | id_idx",
      })
  void query_usesItsIndex(String query, String index) {
    var plan = plan(query);
    assertThat(plan).anyMatch(line -> line.contains(index));
    assertThat(plan).noneMatch(line -> line.contains("Seq Scan"));
  }

  @Test
  void history_readsOnePartition_andSortsNothing() {
    var plan =
        plan("SELECT * FROM message WHERE channel_id = 'G1' AND ts < 9 ORDER BY ts DESC LIMIT 50");
    assertThat(plan).noneMatch(line -> line.contains("Append") || line.contains("Sort"));
  }

  private List<String> plan(String query) {
    return Flux.usingWhen(
            database.getConnectionFactory().create(),
            connection ->
                Flux.from(
                        connection
                            .createStatement(
                                "SET enable_seqscan = off; SET enable_bitmapscan = off")
                            .execute())
                    .flatMap(result -> result.getRowsUpdated())
                    .thenMany(connection.createStatement("EXPLAIN " + query).execute())
                    .flatMap(result -> result.map(row -> row.get(0, String.class))),
            connection ->
                Flux.from(connection.createStatement("RESET ALL").execute())
                    .flatMap(result -> result.getRowsUpdated())
                    .then(Mono.from(connection.close())))
        .collectList()
        .block();
  }
}
