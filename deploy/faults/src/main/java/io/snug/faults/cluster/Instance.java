package io.snug.faults.cluster;

import io.snug.local.service.LocalService;
import io.snug.local.service.ServiceCommand;
import io.snug.local.service.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One process of a service. It keeps its port and its name through all its lives.
public final class Instance implements AutoCloseable {
  /// As long as a start may take on a machine that is busy with everything else.
  public static final Duration START_PATIENCE = Duration.ofMinutes(2);

  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(2);
  private static final Duration LEAVE = Duration.ofSeconds(2);
  private static final long STOP_SECONDS = 45;
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final LocalService service;
  private final String name;
  private final int port;
  private final ServiceCommand command;
  private @Nullable Process process;
  private volatile boolean leaving;
  private volatile boolean listed;

  Instance(LocalService service, String name, int port, ServiceCommand command) {
    this.service = service;
    this.name = name;
    this.port = port;
    this.command = command;
  }

  public LocalService service() {
    return service;
  }

  /// For example `channel-service-2`; it is also what PostgreSQL knows its sessions by.
  public String name() {
    return name;
  }

  /// Where this very process listens.
  public URI address() {
    return URI.create("http://" + Wiring.LOOPBACK + ":" + port);
  }

  int port() {
    return port;
  }

  /// The pid of its present life, or of its last.
  public synchronized long pid() {
    return process == null ? -1 : process.pid();
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// Starts the process where it is not alive, and does not wait for it.
  public synchronized void start() {
    if (isAlive()) {
      return;
    }
    leaving = false;
    try {
      process = command.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws IllegalStateException when it ends or is not ready in time
  public void awaitReady() {
    Wait.until(name + " is ready", START_PATIENCE, () -> isReady() || isGone());
    if (isGone()) {
      throw new IllegalStateException(name + " has ended instead of getting ready");
    }
  }

  private boolean isGone() {
    return !isAlive();
  }

  /// What it says of itself, now.
  public boolean isReady() {
    var request =
        HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
            .timeout(PROBE_PATIENCE)
            .build();
    try {
      return isAlive() && HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Whether lines bring it new connections, as of the last probe.
  boolean isListed() {
    return listed && !leaving;
  }

  void probe() {
    listed = isReady();
  }

  /// `kill -9`: it ends in the middle of whatever it does.
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      waitFor(process);
    }
  }

  public void freeze() {
    Signal.STOP.send(pid());
  }

  public void thaw() {
    Signal.CONT.send(pid());
  }

  /// Stops it as Kubernetes does: it gets no new connections, a moment later it is asked to end,
  /// and when it takes too long it is killed. Says whether it ended by itself.
  public boolean stopGracefully() {
    leaving = true;
    Wait.pause(LEAVE);
    Signal.TERM.send(pid());
    if (waitFor(lastProcess())) {
      return true;
    }
    kill();
    return false;
  }

  private synchronized @Nullable Process lastProcess() {
    return process;
  }

  private static boolean waitFor(@Nullable Process ending) {
    try {
      return ending == null || ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }

  @Override
  public String toString() {
    return name;
  }
}
