package io.snug.gateway.edge;

import static io.snug.gateway.testing.RunningGateway.AUTH;
import static io.snug.gateway.testing.RunningGateway.CHANNEL;
import static io.snug.gateway.testing.RunningGateway.port;
import static org.assertj.core.api.Assertions.assertThat;

import io.snug.gateway.testing.StubService;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
  private static final String INFO = "/api/v1/info";

  /// Sends bytes no HTTP library would.
  private static String get(String target, String... headers) throws IOException {
    try (var socket = new Socket("127.0.0.1", port())) {
      var request =
          "GET "
              + target
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: 10.9.8."
              + (System.nanoTime() & 255)
              + "\r\n"
              + String.join("", headers)
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String queryAt(StubService service, String path) {
    var uri = service.last(path).uri();
    return uri.substring(uri.indexOf('?') + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '#',
      value = {
        "sort={%22ts%22:-1} sort=%7B%22ts%22:-1%7D",
        "sort={\"ts\":-1} sort=%7B%22ts%22:-1%7D",
        "a|b[]^`\\<> a%7Cb%5B%5D%5E%60%5C%3C%3E",
        "name=grün name=gr%C3%BCn",
        "name=100% name=100%25",
        "name=%zz%4 name=%25zz%254",
        "name=a%20b+c%2525 name=a%20b+c%2525",
        "url=http://x.example/?a=b;c=d url=http://x.example/?a=b;c=d",
      })
  void query_arrivesEscapedOnce_howeverItWasWritten(String sent, String arrived)
      throws IOException {
    assertThat(get(INFO + '?' + sent)).startsWith("HTTP/1.1 200");
    assertThat(queryAt(AUTH.service(), INFO)).isEqualTo(arrived);
  }

  @Test
  void path_arrivesEscapedOnce() throws IOException {
    var token = AUTH.token("OPEN_WEBUI_SESSION", "U1");
    assertThat(get("/api/v1/channels/{grün}", "Authorization: Bearer " + token + "\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(CHANNEL.last("/api/v1/channels/%7Bgr%C3%BCn%7D").uri()).doesNotContain("?");
  }

  @Test
  void slackArguments_areReadFromWhatTheClientMeant() throws IOException {
    var token = AUTH.token("SLACK_USER", "U1", "groups:read");
    assertThat(get("/api/groups.info?token=" + token + "&channel={50%|x}"))
        .startsWith("HTTP/1.1 200")
        .contains("channel=%7B50%25%7Cx%7D");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/a/b;c=d?e=%7B&f=(g)!~*'$,@:", "*", "http://[::1]:80/{}"})
  void legalTarget_isNotTouched(String target) {
    assertThat(RequestTarget.firstIllegal(target)).isNegative();
  }
}
