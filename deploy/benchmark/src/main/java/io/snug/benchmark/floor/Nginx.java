package io.snug.benchmark.floor;

import io.snug.benchmark.machine.Listening;
import io.snug.benchmark.machine.ProcessorTime;
import io.snug.local.launch.Ports;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// nginx in front of the bare answer, with kept connections on both sides and no log.
public final class Nginx implements AutoCloseable {
  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Empty where it is not installed.
  public static Optional<Nginx> start(Path folder, int answerPort)
      throws IOException, InterruptedException {
    var program =
        Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin"))
            .map(directory -> Path.of(directory, "nginx"))
            .filter(Files::isExecutable)
            .findFirst();
    return program.isEmpty()
        ? Optional.empty()
        : Optional.of(start(program.get(), folder, answerPort));
  }

  private static Nginx start(Path program, Path folder, int answerPort)
      throws IOException, InterruptedException {
    int port = Ports.free(1).getFirst();
    var configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, configuration(answerPort, port));
    var process =
        new ProcessBuilder(
                program.toString(), "-p", folder.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("nginx.log").toFile()))
            .start();
    Listening.await("nginx", process, port);
    return new Nginx(process, port);
  }

  private static String configuration(int answerPort, int port) {
    return """
    worker_processes 1;
    daemon off;
    pid nginx.pid;
    error_log nginx-error.log;
    events { worker_connections 1024; }
    http {
      access_log off;
      client_body_temp_path nginx-body;
      proxy_temp_path nginx-proxy;
      fastcgi_temp_path nginx-fastcgi;
      uwsgi_temp_path nginx-uwsgi;
      scgi_temp_path nginx-scgi;
      keepalive_requests 100000000;
      upstream answer {
        server 127.0.0.1:%d;
        keepalive 64;
        keepalive_requests 100000000;
      }
      server {
        listen 127.0.0.1:%d;
        location / {
          proxy_pass http://answer;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
        }
      }
    }
    """
        .formatted(answerPort, port);
  }

  public int port() {
    return port;
  }

  /// What all its processes have used.
  public long processorMicros() {
    return ProcessorTime.ofFamily(process.pid());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
