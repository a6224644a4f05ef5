package io.snug.platform.service;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Asks again on the same connection the moment it has its answer.
final class HastyClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final BufferedReader answers;

  HastyClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    answers =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  /// The body of the answer, which has to say how long it is.
  String get(String path) throws IOException {
    var request = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    var body = new char[length()];
    for (int read = 0; read < body.length; ) {
      read += Math.max(0, answers.read(body, read, body.length - read));
    }
    return new String(body);
  }

  private int length() throws IOException {
    int length = 0;
    for (var line = line(); !line.isEmpty(); line = line()) {
      if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(line.substring(LENGTH.length()).strip());
      }
    }
    return length;
  }

  private String line() throws IOException {
    var line = answers.readLine();
    if (line == null) {
      throw new EOFException("the connection was closed");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
