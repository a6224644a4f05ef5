package io.snug.faults;

import io.snug.faults.cluster.ServiceJvms;
import io.snug.local.launch.Logs;
import io.snug.local.service.ServiceJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/// The command. It ends with status 0 when everything held that Snug promises, and with 1
/// otherwise.
public final class FaultsRun {
  private static final String LOCAL = "snug.local";

  /// The run itself broke, or there was none.
  private static final int BROKE = 3;

  private FaultsRun() {}

  public static void main(String[] arguments) throws Exception {
    try {
      var options = FaultsOptions.parse(List.of(arguments));
      Files.createDirectories(options.folder());
      Logs.to(options.folder().resolve("faults.log"));
      var jvm = ServiceJvms.of(Path.of(System.getProperty(LOCAL, "deploy/local")), options.brief());
      System.exit(run(options, jvm));
    } catch (IllegalArgumentException e) {
      System.err.println("faults: " + e.getMessage());
      System.exit(BROKE);
    }
  }

  private static int run(FaultsOptions options, ServiceJvm jvm) {
    try {
      var report = new Run(options, jvm, System.out::println).run();
      report.write(options.folder().resolve("report.json"));
      System.out.println(report.text());
      return report.exitCode();
    } catch (Exception e) {
      LoggerFactory.getLogger(FaultsRun.class).error("the run broke", e);
      System.out.println("the run broke: " + e);
      return BROKE;
    }
  }
}
