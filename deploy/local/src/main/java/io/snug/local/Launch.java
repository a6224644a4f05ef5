package io.snug.local;

import io.snug.local.SnugFile.Content;
import io.snug.local.launch.DataFolder;
import io.snug.local.launch.LaunchFault;
import io.snug.local.launch.LaunchOptions;
import io.snug.local.launch.Parts;
import io.snug.local.launch.Parts.Part;
import io.snug.local.launch.Ports;
import io.snug.local.launch.Progress;
import io.snug.local.sample.SampleAccount;
import io.snug.local.sample.SampleAccounts;
import io.snug.local.service.LocalService;
import io.snug.local.service.SeparateServices;
import io.snug.local.service.Services;
import io.snug.local.service.SharedServices;
import io.snug.local.service.Wiring;
import io.snug.local.store.LocalKafka;
import io.snug.local.store.LocalPostgres;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// One start, from the stores to the message that everything is ready.
final class Launch {
  private final LaunchOptions options;
  private final DataFolder folder;
  private final Parts parts;
  private final Progress progress;
  private final SnugFile file;

  Launch(LaunchOptions options, DataFolder folder, Parts parts, Progress progress) {
    this.options = options;
    this.folder = folder;
    this.parts = parts;
    this.progress = progress;
    this.file = new SnugFile(folder.snugJson());
  }

  void run() throws Exception {
    var ports = ports(Ports.claim(options.port()));
    progress.say("Snug starts with its data in " + folder);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var postgres = threads.submit(() -> start("PostgreSQL", Part.POSTGRESQL, this::postgres));
      var kafka = threads.submit(() -> start("Kafka", Part.KAFKA, () -> LocalKafka.start(folder)));
      serve(get(postgres), get(kafka), ports);
    }
  }

  private void serve(LocalPostgres postgres, LocalKafka kafka, Map<LocalService, Integer> ports)
      throws Exception {
    var wiring =
        new Wiring(postgres.server(), kafka.bootstrapServers(), ports, secret(), options.samples());
    var services = parts.start(Part.SERVICES, () -> services(wiring));
    var baseUrl = "http://localhost:" + ports.get(LocalService.GATEWAY);
    var content =
        new Content(
            baseUrl,
            kafka.bootstrapServers(),
            LocalService.databases().stream().collect(Collectors.toMap(d -> d, postgres::uri)),
            processes(services, postgres),
            accounts(baseUrl));
    file.write(content);
    follow(services, postgres, content);
    announce(content);
  }

  private <T extends AutoCloseable> T start(String name, Part part, Callable<T> start)
      throws Exception {
    return parts.start(part, () -> progress.step(name, start));
  }

  private LocalPostgres postgres() {
    return LocalPostgres.start(folder, LocalService.databases());
  }

  private Services services(Wiring wiring) throws InterruptedException {
    return options.separate()
        ? SeparateServices.start(wiring, folder, progress)
        : SharedServices.start(wiring, progress);
  }

  private List<SampleAccount> accounts(String baseUrl) throws Exception {
    return options.samples()
        ? progress.step("sample accounts", () -> new SampleAccounts(baseUrl).logIn(file.read()))
        : List.of();
  }

  /// A replaced process is written down as soon as it is ready.
  private void follow(Services services, LocalPostgres postgres, Content content) {
    if (services instanceof SeparateServices separate) {
      separate.onChange(() -> rewrite(content.withProcesses(processes(services, postgres))));
    }
  }

  private void rewrite(Content content) {
    try {
      file.write(content);
    } catch (IOException e) {
      LoggerFactory.getLogger(Launch.class).warn("snug.json could not be renewed", e);
    }
  }

  private static Map<String, Long> processes(Services services, LocalPostgres postgres) {
    var processes = new HashMap<>(services.processes());
    processes.put("launcher", ProcessHandle.current().pid());
    processes.put("kafka", ProcessHandle.current().pid());
    processes.put("postgresql", postgres.pid());
    return processes;
  }

  private void announce(Content content) {
    progress.say("");
    progress.say("Snug is ready on %s (%s)".formatted(content.baseUrl(), Progress.sinceStart()));
    if (!Wiring.rateLimited()) {
      progress.say("Rate limits are off; SNUG_RATE_LIMIT_ENABLED=true puts them on.");
    }
    progress.say(ReadyMessage.of(content, folder.snugJson()));
  }

  private static Map<LocalService, Integer> ports(int gateway) {
    var free = Ports.free(LocalService.values().length).iterator();
    var ports = new EnumMap<LocalService, Integer>(LocalService.class);
    for (var service : LocalService.values()) {
      int port = free.next();
      ports.put(service, service == LocalService.GATEWAY ? gateway : port);
    }
    return ports;
  }

  private static <T> T get(Future<T> part) throws InterruptedException {
    try {
      return part.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LaunchFault fault) {
        throw fault;
      }
      throw new LaunchFault("Snug does not start: " + e.getCause(), e);
    }
  }

  private static String secret() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
