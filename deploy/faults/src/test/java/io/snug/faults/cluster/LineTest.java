package io.snug.faults.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final int GLANCE_MILLIS = 200;
  private static final int PATIENCE_MILLIS = 10_000;

  private ServerSocket server;
  private Line line;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    line = Line.to(server.getLocalPort());
    Thread.ofVirtual().start(this::echo);
  }

  @AfterEach
  void close() throws IOException {
    line.close();
    server.close();
  }

  private void echo() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException _) {
      // the line was cut
    }
  }

  private static Socket connect(Line to) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), to.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static int send(Socket socket, int what) throws IOException {
    socket.getOutputStream().write(what);
    return socket.getInputStream().read();
  }

  @Test
  void whole_carriesBothWays() throws IOException {
    try (var client = connect(line)) {
      assertThat(send(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void cut_endsWhatIsOpen_andRefusesNewUntilHealed() throws IOException {
    try (var client = connect(line)) {
      send(client, 1);
      line.cut();
      assertThat(isEnded(client)).isTrue();
    }
    try (var client = connect(line)) {
      assertThat(isEnded(client)).isTrue();
    }
    line.heal();
    try (var client = connect(line)) {
      assertThat(send(client, 2)).isEqualTo(2);
    }
  }

  private static boolean isEnded(Socket client) throws IOException {
    try {
      return client.getInputStream().read() < 0;
    } catch (SocketException _) {
      return true;
    }
  }

  @Test
  void freeze_letsNothingThrough_andLosesNothing() throws IOException {
    try (var client = connect(line)) {
      send(client, 1);
      line.freeze();
      client.setSoTimeout(GLANCE_MILLIS);
      assertThatThrownBy(() -> send(client, 2)).isInstanceOf(SocketTimeoutException.class);
      client.setSoTimeout(PATIENCE_MILLIS);
      line.heal();
      assertThat(client.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void line_endsConnections_whenNobodyIsThere() throws IOException {
    try (var nowhere = Line.to(OptionalInt::empty);
        var client = connect(nowhere)) {
      assertThat(isEnded(client)).isTrue();
    }
  }
}
