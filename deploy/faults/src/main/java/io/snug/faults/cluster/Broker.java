package io.snug.faults.cluster;

import io.snug.local.launch.Ports;
import io.snug.local.service.ServiceJvm;
import io.snug.local.service.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Kafka in a process of its own, with two doors: a direct one for those who watch, and one behind
/// a line for the services. Its records outlive its processes.
public final class Broker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int STOP_SECONDS = 30;

  private final Path folder;
  private final ServiceJvm jvm;
  private final int port;
  private final int linedPort;
  private final int controllerPort;
  private final Line line;
  private @Nullable Process process;

  private Broker(Path folder, ServiceJvm jvm, List<Integer> ports) {
    this.folder = folder;
    this.jvm = jvm;
    this.port = ports.get(0);
    this.linedPort = ports.get(1);
    this.controllerPort = ports.get(2);
    this.line = Line.to(linedPort);
  }

  /// @param jvm of the services; what they do not know is put behind it on its class path
  static Broker in(Path folder, ServiceJvm jvm) {
    return new Broker(folder, jvm.with(codeOf(BrokerProcess.class)), Ports.free(3));
  }

  private static String codeOf(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString();
  }

  /// The way from the services to Kafka.
  public Line line() {
    return line;
  }

  /// For those who are not to notice when the line is broken.
  public String bootstrap() {
    return Wiring.LOOPBACK + ":" + port;
  }

  String linedBootstrap() {
    return Wiring.LOOPBACK + ":" + line.port();
  }

  public synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  /// Starts it where it is not alive, and does not wait for it.
  public synchronized void start() {
    if (isAlive()) {
      return;
    }
    try {
      Files.createDirectories(folder.resolve("logs"));
      process =
          new ProcessBuilder(jvm.command(BrokerProcess.class, arguments()))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(folder.resolve("logs/kafka.out").toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> arguments() {
    return List.of(
        folder.toString(),
        Integer.toString(port),
        Integer.toString(linedPort),
        Integer.toString(line.port()),
        Integer.toString(controllerPort));
  }

  /// A broker opens its doors when it can serve.
  public void awaitReady() {
    Wait.until("Kafka is ready", PATIENCE, () -> isListening() || !isAlive());
    if (!isAlive()) {
      throw new IllegalStateException("Kafka has ended instead of getting ready");
    }
  }

  /// To be asked when no fault is under way.
  ///
  /// @throws IllegalStateException when Kafka has ended by itself: then the run proves nothing
  public void requireAlive() {
    if (!isAlive()) {
      throw new IllegalStateException("Kafka has ended by itself; see " + folder.resolve("logs"));
    }
  }

  private synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  private boolean isListening() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), linedPort), 1000);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// `kill -9`.
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      awaitEnd(process);
    }
  }

  public void freeze() {
    Signal.STOP.send(pid());
  }

  public void thaw() {
    Signal.CONT.send(pid());
  }

  private static void awaitEnd(Process ending) {
    try {
      if (!ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("Kafka (process " + ending.pid() + ") does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka ended", e);
    }
  }

  @Override
  public void close() {
    line.close();
    kill();
  }
}
