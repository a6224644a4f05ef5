package io.snug.faults.cluster;

import io.snug.local.launch.Ports;
import io.snug.local.service.LocalService;
import io.snug.local.service.ServiceCommand;
import io.snug.local.service.ServiceJvm;
import io.snug.local.service.Wiring;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The instances of all services, and the line to each service.
final class Fleet implements AutoCloseable {
  private final Map<LocalService, List<Instance>> instances = new EnumMap<>(LocalService.class);
  private final Map<LocalService, Line> lines = new EnumMap<>(LocalService.class);
  private final String internalKey = secret();
  private final Probes probes;

  Fleet(Path logs, ServiceJvm jvm, Database database, Broker broker, int count) {
    for (var service : LocalService.values()) {
      instances.put(service, new ArrayList<>());
      lines.put(service, Line.to(new Turns(instances(service))::next));
    }
    var wiring =
        new Wiring(
            Wiring.LOOPBACK + ":" + database.line().port(),
            broker.linedBootstrap(),
            lines.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, line -> line.getValue().port())),
            internalKey,
            true);
    var ports = Ports.free(LocalService.values().length * count).iterator();
    for (var service : LocalService.values()) {
      for (int i = 1; i <= count; i++) {
        instances(service)
            .add(instance(service, service.title() + "-" + i, ports.next(), wiring, jvm, logs));
      }
    }
    probes = new Probes(instances());
  }

  private static Instance instance(
      LocalService service, String name, int port, Wiring wiring, ServiceJvm jvm, Path logs) {
    var settings = new HashMap<>(wiring.settings(service, port));
    // As the manifests in deploy/kubernetes have it.
    settings.put("snug.shutdown.notice", "5s");
    settings.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
    if (service.database() != null) {
      settings.put("spring.r2dbc.properties.applicationName", name);
    }
    return new Instance(
        service, name, port, new ServiceCommand(service, settings, jvm, logs, name));
  }

  /// The first instances come first: they migrate the databases and make the sample people. Only
  /// then comes channel-service, which makes the sample channel with those people it finds.
  void start() {
    probes.start();
    var first =
        Stream.of(LocalService.AUTH, LocalService.MEMBERSHIP, LocalService.GATEWAY)
            .map(service -> instances(service).getFirst())
            .toList();
    first.forEach(Instance::start);
    first.forEach(Instance::awaitReady);
    var channels = instances(LocalService.CHANNEL).getFirst();
    channels.start();
    instances().stream()
        .filter(one -> one.service() != LocalService.CHANNEL)
        .forEach(Instance::start);
    channels.awaitReady();
    instances().forEach(Instance::start);
    instances().forEach(Instance::awaitReady);
    Wait.until(
        "lines lead to all instances",
        Instance.START_PATIENCE,
        () -> instances().stream().allMatch(Instance::isListed));
  }

  List<Instance> instances(LocalService service) {
    return Objects.requireNonNull(instances.get(service));
  }

  List<Instance> instances() {
    return instances.values().stream().flatMap(List::stream).toList();
  }

  Line line(LocalService service) {
    return Objects.requireNonNull(lines.get(service));
  }

  String internalKey() {
    return internalKey;
  }

  private static String secret() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    probes.close();
    instances().forEach(Instance::close);
    lines.values().forEach(Line::close);
  }
}
