package io.snug.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.gateway.testing.RunningGateway;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Clients that send all of a body before they look for an answer see it all the same. Where it was
/// given at once, and the connection closed, three of a hundred did not.
class LargeBodyTest {
  private static final byte[] BODY = new byte[1_500_000];
  private static final int TIMES = 150;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @AfterAll
  static void close() {
    HTTP.close();
  }

  @Test
  void bodyOverTheLimit_isAnswered_howeverMuchIsStillOnItsWay() throws Exception {
    for (int time = 0; time < TIMES; time++) {
      assertThat(post(BodyPublishers.ofByteArray(BODY))).isEqualTo(413);
    }
  }

  @Test
  void bodyWithoutALength_isAnsweredToo() throws Exception {
    for (int time = 0; time < TIMES; time++) {
      assertThat(post(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(BODY))))
          .isEqualTo(413);
    }
  }

  private static int post(BodyPublisher body) throws IOException, InterruptedException {
    var address = "http://127.0.0.1:%d/api/channels/create".formatted(RunningGateway.port());
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }
}
