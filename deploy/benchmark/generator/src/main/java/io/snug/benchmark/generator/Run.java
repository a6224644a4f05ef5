package io.snug.benchmark.generator;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.config.PhaseBuilder;
import io.hyperfoil.api.connection.Connection;
import io.hyperfoil.api.session.Session;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpRequestWriter;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import io.hyperfoil.http.steps.HttpStepCatalog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/// One job, performed by Hyperfoil on one event loop.
final class Run {
  private static final String TIMEOUT = "10s";

  /// In the open model a slow answer must not hold back the next call, so there are enough
  /// connections for many of them.
  private static final int OPEN_SESSIONS_MAX = 4096;

  private final Job job;
  private final Script script;
  private final Refusals refusals;

  Run(Job job) {
    this.job = job;
    this.script = new Script(job.calls());
    this.refusals = new Refusals(script);
  }

  Outcome perform() {
    var outcome = new Outcome(refusals);
    var benchmark = benchmark();
    outcome.begin();
    new LocalSimulationRunner(
            benchmark, (_, _, _, statistics, _) -> outcome.add(statistics), null, null)
        .run();
    outcome.end();
    return outcome;
  }

  private Benchmark benchmark() {
    var benchmark = BenchmarkBuilder.builder().name("snug").threads(1);
    benchmark
        .addPlugin(HttpPluginBuilder::new)
        .http()
        .host("127.0.0.1")
        .port(job.port())
        .allowHttp2(false)
        .sharedConnections(job.connections())
        .requestTimeout(TIMEOUT);
    var request =
        phase(benchmark)
            .duration(job.millis())
            .scenario()
            .initialSequence("call")
            .step(script::next)
            .step(HttpStepCatalog.SC)
            .httpRequest(job.calls().getFirst().method())
            .method(() -> session -> script.of(session).call().method())
            .path(session -> script.of(session).fill(script.of(session).call().path()))
            .headerAppender(this::appendHeaders)
            .sync(true);
    withBody(request).handler().body(_ -> refusals).endHandler();
    return benchmark.build();
  }

  private PhaseBuilder<?> phase(BenchmarkBuilder benchmark) {
    var phase = benchmark.addPhase("main");
    return job.rate() == 0
        ? phase.always(job.connections())
        : phase.constantRate(0).usersPerSec(job.rate()).maxSessions(OPEN_SESSIONS_MAX);
  }

  private HttpRequestStepBuilder withBody(HttpRequestStepBuilder request) {
    boolean silent = job.calls().stream().allMatch(call -> call.body().isEmpty());
    return silent ? request : request.body(this::body);
  }

  private void appendHeaders(Session session, HttpRequestWriter writer) {
    var request = script.of(session);
    request.call().headers().forEach((name, value) -> writer.putHeader(name, request.fill(value)));
  }

  private ByteBuf body(Session session, Connection connection) {
    var request = script.of(session);
    return Unpooled.wrappedBuffer(
        request.fill(request.call().body()).getBytes(StandardCharsets.UTF_8));
  }
}
