package io.snug.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The launcher in a process of its own, on the class path of the tests.
final class LauncherProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final List<String> output = new ArrayList<>();
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
  private final Thread reader = new Thread(this::read, "launcher-output");

  private LauncherProcess(Process process) {
    this.process = process;
    reader.setDaemon(true);
    reader.start();
  }

  static LauncherProcess start(String... options) {
    try {
      var command =
          new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
      command.add("@jvm.options");
      command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dot.epg.working-dir=target/postgres"));
      command.addAll(List.of("@" + classPath(), LocalSnug.class.getName()));
      command.addAll(List.of(options));
      return new LauncherProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// In a file, because it is longer than some systems let a command line be.
  private static Path classPath() throws IOException {
    var file = Path.of("target", "test-class-path");
    Files.writeString(file, "-cp \"" + System.getProperty("java.class.path") + "\"");
    return file;
  }

  private void read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        synchronized (output) {
          output.add(line);
        }
        if (line.startsWith("Snug is ready on ")) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.complete(false);
  }

  LauncherProcess awaitReady() {
    boolean isReady = ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    if (!isReady) {
      throw new AssertionError("Snug did not start:\n" + output());
    }
    return this;
  }

  String output() {
    synchronized (output) {
      return output.stream().collect(Collectors.joining("\n"));
    }
  }

  /// Waits until everything it printed is in, too.
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the launcher does not end:\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  /// Ends in the same way as after Ctrl-C, whose signal a test run in the background would ignore.
  int stop() throws IOException, InterruptedException {
    // Process.destroy() would close the pipe, and with it what the launcher has yet to say.
    new ProcessBuilder("kill", Long.toString(process.pid())).start().waitFor();
    return awaitEnd();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly();
    awaitEnd();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      awaitEnd();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
