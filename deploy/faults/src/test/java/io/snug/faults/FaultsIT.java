package io.snug.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.faults.cluster.ServiceJvms;
import io.snug.faults.report.Report;
import io.snug.local.launch.Logs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/// The short run: a whole Snug of two instances each is broken in ten ways within some minutes. Its
/// seed is printed; `deploy/faults/run --short --seed N` repeats its choices.
class FaultsIT {
  @Test
  void promises_areKept_whileThingsBreak() throws Exception {
    var runs = Files.createDirectories(Path.of("target", "runs"));
    var folder = Files.createTempDirectory(runs.toAbsolutePath(), "it");
    Logs.to(folder.resolve("faults.log"));
    var options =
        FaultsOptions.parse(List.of("--short", "--clients", "12", "--data", folder.toString()));
    var jvm = ServiceJvms.of(Path.of("..", "local"), true);

    var report = new Run(options, jvm, System.out::println).run();

    assertThat(report.outcome()).as(report.text()).isEqualTo(Report.Outcome.KEPT);
    FileSystemUtils.deleteRecursively(folder);
  }
}
