package io.snug.local.launch;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Where log lines go. Call it before anything logs.
///
/// Spring Boot's own set-up of Logback is off: contexts that start side by side in one JVM would
/// race in it.
public final class Logs {
  private Logs() {}

  public static void to(Path file) {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    System.setProperty("logback.configurationFile", "local-logback.xml");
    System.setProperty("snug.log.file", file.toString());
    LoggerFactory.getILoggerFactory(); // here and now, before two threads do it at once
  }
}
