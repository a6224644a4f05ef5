package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stops, kills and starts again, on data folders of its own.
class LifecycleIT {
  @TempDir Path folder;

  @Test
  void data_staysThroughKillAndStop_untilFreshForgetsIt() throws Exception {
    long postmaster;
    try (var killed = start()) {
      client().createGroup(alice(), "kept");
      postmaster = process("postgresql");
      killed.kill();
    }
    assertThat(isRunning(postmaster)).as("left behind").isTrue();

    String token = alice().rocketChatAuthToken();
    try (var again = start()) {
      assertThat(isRunning(postmaster)).isFalse();
      assertThat(client().groupStatus(alice(), "kept")).isEqualTo(200);
      assertThat(alice().rocketChatAuthToken()).isEqualTo(token);

      long launcher = process("launcher");
      long server = process("postgresql");
      again.stop();

      assertThat(again.output()).endsWith("Snug has stopped.");
      assertThat(Stream.of(launcher, server).filter(LifecycleIT::isRunning)).isEmpty();
    }

    try (var _ = start("--fresh")) {
      assertThat(client().groupStatus(alice(), "kept")).isNotEqualTo(200);
    }
  }

  @Test
  void service_isStartedAgain_whenItsProcessIsKilledAlone() throws Exception {
    List<Long> pids;
    try (var launcher = start("--separate", "--no-samples")) {
      var description = RunningSnug.description(folder);
      assertThat(description.get("accounts")).isEmpty();
      pids = services();
      assertThat(pids).doesNotHaveDuplicates().allMatch(LifecycleIT::isRunning);

      long killed = process("channel-service");
      ProcessHandle.of(killed).orElseThrow().destroyForcibly();
      awaitReplacement(killed);

      assertThat(launcher.output()).contains("channel-service is back");
      assertThat(services()).filteredOn(pids::contains).hasSize(pids.size() - 1);
      pids = services();
    }
    assertThat(pids).noneMatch(LifecycleIT::isRunning);
  }

  private LauncherProcess start(String... options) {
    var all =
        Stream.concat(Stream.of("--data", folder.toString(), "--port", "0"), Stream.of(options));
    return LauncherProcess.start(all.toArray(String[]::new)).awaitReady();
  }

  private void awaitReplacement(long killed) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (process("channel-service") == killed) {
      assertThat(System.nanoTime()).as("waited in vain for a new process").isLessThan(end);
      Thread.sleep(100);
    }
  }

  private List<Long> services() {
    return Stream.of("gateway", "auth-service", "channel-service", "membership-service")
        .map(this::process)
        .toList();
  }

  private long process(String name) {
    return RunningSnug.description(folder).get("processes").get(name).asLong();
  }

  private RunningSnug.Account alice() {
    return RunningSnug.account(RunningSnug.description(folder), "alice");
  }

  private DialectClient client() {
    return new DialectClient(RunningSnug.description(folder).get("baseUrl").asString());
  }

  /// A dead process that its parent has not buried yet has a pid, but no command any more.
  private static boolean isRunning(long pid) {
    return ProcessHandle.of(pid)
        .map(ProcessHandle::info)
        .flatMap(ProcessHandle.Info::command)
        .isPresent();
  }
}
