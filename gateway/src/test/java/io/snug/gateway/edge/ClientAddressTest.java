package io.snug.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

class ClientAddressTest {
  private static final InetSocketAddress PROXY = new InetSocketAddress("10.0.0.1", 1234);

  private static String of(boolean trusting, String... forwarded) {
    var second = Duration.ofSeconds(1);
    var properties =
        new EdgeProperties(DataSize.ofMegabytes(1), second, second, second, 1, trusting);
    var headers = new HttpHeaders();
    for (var value : forwarded) {
      headers.add("X-Forwarded-For", value);
    }
    return new ClientAddress(properties).of(headers, PROXY);
  }

  @Test
  void lastEntry_isTheProxysOwn() {
    assertThat(of(true, "1.1.1.1")).isEqualTo("1.1.1.1");
    assertThat(of(true, "6.6.6.6, 1.1.1.1")).isEqualTo("1.1.1.1");
    assertThat(of(true, "6.6.6.6", "1.1.1.1")).isEqualTo("1.1.1.1");
  }

  @Test
  void header_isNotRead_whereNoProxyIsTrusted() {
    assertThat(of(false, "6.6.6.6")).isEqualTo("10.0.0.1");
    assertThat(of(true)).isEqualTo("10.0.0.1");
  }
}
