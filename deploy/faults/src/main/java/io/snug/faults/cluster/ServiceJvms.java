package io.snug.faults.cluster;

import io.snug.local.service.ServiceJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the JVMs of the services are run: as the launcher in `deploy/local` runs them, on its class
/// path and with its flags, so that its cache for faster starts fits.
public final class ServiceJvms {
  private ServiceJvms() {}

  /// @param local the folder of the launcher, built
  /// @param startsMatterMost whether to compile lightly, which is for runs that are mostly starts
  public static ServiceJvm of(Path local, boolean startsMatterMost) throws IOException {
    var target = local.toAbsolutePath().resolve("target");
    var classPath = target.resolve("class-path");
    var flags = new ArrayList<>(flags(local.resolve("jvm.options")));
    if (startsMatterMost) {
      flags.add("-XX:TieredStopAtLevel=1");
    }
    var cache = target.resolve("snug.aot");
    if (isFresh(cache, classPath)) {
      flags.add("-XX:AOTCache=" + cache);
      flags.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
    }
    return new ServiceJvm(
        flags, target.resolve("local.jar") + ":" + Files.readString(classPath).strip());
  }

  private static boolean isFresh(Path cache, Path classPath) throws IOException {
    return Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(classPath)) >= 0;
  }

  private static List<String> flags(Path options) throws IOException {
    return Files.readAllLines(options).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
