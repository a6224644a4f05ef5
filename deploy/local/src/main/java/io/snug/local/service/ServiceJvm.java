package io.snug.local.service;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the JVM of a service is run: its flags, and the class path that holds all services.
public record ServiceJvm(List<String> flags, String classPath) {
  public ServiceJvm {
    flags = List.copyOf(flags);
  }

  /// A JVM like this one.
  public static ServiceJvm likeThis() {
    return new ServiceJvm(
        ManagementFactory.getRuntimeMXBean().getInputArguments(),
        System.getProperty("java.class.path"));
  }

  /// The same with one more place to find classes in, behind all others.
  public ServiceJvm with(String place) {
    return new ServiceJvm(flags, classPath + File.pathSeparator + place);
  }

  /// The command that runs a main class in it.
  public List<String> command(Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add("-cp");
    command.add(classPath);
    command.add(main.getName());
    command.addAll(arguments);
    return command;
  }
}
