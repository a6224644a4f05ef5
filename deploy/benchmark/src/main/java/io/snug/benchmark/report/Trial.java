package io.snug.benchmark.report;

import io.snug.benchmark.floor.PgBench;
import io.snug.benchmark.load.Answered;
import io.snug.benchmark.machine.Costs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Everything measured of one call at one load, over all rounds. Costs are microseconds of
/// processor time a request; of latencies the median of the rounds counts.
public final class Trial {
  private final String name;
  private final String load;
  private final double services;
  private final double target;
  private final List<SnugRun> runs = new ArrayList<>();
  private final List<HttpRun> floors = new ArrayList<>();
  private final Map<String, SqlPart> sql = new LinkedHashMap<>();
  private double hashing;

  /// @param share how many times a call does it
  private record SqlPart(double share, List<PgBench.Result> results) {
    double cost() {
      long transactions = results.stream().mapToLong(PgBench.Result::transactions).sum();
      long micros = results.stream().mapToLong(r -> r.serverMicros() + r.clientMicros()).sum();
      return transactions == 0 ? 0 : share * micros / transactions;
    }
  }

  /// @param load how hard it was called, for people
  /// @param target how many times its floor it may cost; 0 where nothing is promised
  public Trial(String name, String load, double services, double target) {
    this.name = name;
    this.load = load;
    this.services = services;
    this.target = target;
  }

  public void add(SnugRun run) {
    runs.add(run);
  }

  public void add(HttpRun floor) {
    floors.add(floor);
  }

  /// @param part which of its statements
  /// @param share how many times a call does it; less than 1 in a mix
  public void add(String part, double share, PgBench.Result result) {
    sql.computeIfAbsent(part, _ -> new SqlPart(share, new ArrayList<>())).results().add(result);
  }

  /// @param micros what the passwords it hashes cost at least
  public void setHashing(double micros) {
    hashing = micros;
  }

  public String name() {
    return name;
  }

  public String load() {
    return load;
  }

  /// How many services work for it before it is answered; of a mix, on average.
  public double services() {
    return services;
  }

  public double target() {
    return target;
  }

  public long requests() {
    return runs.stream().mapToLong(run -> run.answered().requests()).sum();
  }

  public long errors() {
    return runs.stream().mapToLong(run -> run.answered().errors()).sum()
        + floors.stream().mapToLong(run -> run.answered().errors()).sum()
        + sql.values().stream()
            .flatMap(part -> part.results().stream())
            .mapToLong(PgBench.Result::failed)
            .sum();
  }

  /// What was wrong with the first error.
  public String problem() {
    return runs.stream()
        .map(SnugRun::answered)
        .map(Answered::problem)
        .filter(problem -> !problem.isEmpty())
        .findFirst()
        .orElse("");
  }

  public double median(ToDoubleFunction<Answered> figure) {
    var values = runs.stream().map(SnugRun::answered).mapToDouble(figure).sorted().toArray();
    return values.length == 0 ? 0 : values[values.length / 2];
  }

  private Costs costs() {
    return runs.stream().map(SnugRun::costs).reduce(Costs.NONE, Costs::plus);
  }

  /// What Snug spends, by process.
  public Map<String, Double> costByProcess() {
    var each = new TreeMap<String, Double>();
    costs().processorMicros().forEach((process, micros) -> each.put(process, perRequest(micros)));
    return each;
  }

  /// What Snug spends in all processes together, less what it takes when idle.
  public double cost() {
    long idle = runs.stream().mapToLong(SnugRun::idleMicros).sum();
    return perRequest(costs().totalMicros() - idle);
  }

  public double allocatedBytes() {
    return perRequest(costs().totalBytes());
  }

  /// Of the processor time spent, how much the compilers took: not warm while it is large.
  public double compilingShare() {
    long total = costs().totalMicros();
    return total == 0 ? 0 : (double) costs().compilerMicros() / total;
  }

  private double perRequest(long amount) {
    return requests() == 0 ? 0 : (double) amount / requests();
  }

  public double emptyGateway() {
    return perFloorRequest(floors.stream().mapToLong(HttpRun::gatewayMicros).sum());
  }

  public double bareAnswer() {
    return perFloorRequest(floors.stream().mapToLong(HttpRun::answerMicros).sum());
  }

  private double perFloorRequest(long micros) {
    long requests = floors.stream().mapToLong(run -> run.answered().requests()).sum();
    return requests == 0 ? 0 : (double) micros / requests;
  }

  /// What the same SQL costs its client and the server, over all its databases.
  public double sqlFloor() {
    return sql.values().stream().mapToDouble(SqlPart::cost).sum();
  }

  public boolean hasHttpFloor() {
    return !floors.isEmpty();
  }

  public boolean hasSqlFloor() {
    return !sql.isEmpty();
  }

  /// What the passwords cost that it hashes.
  public double hashing() {
    return hashing;
  }

  /// An empty gateway, a bare answer for each service, the SQL, and the passwords.
  public double floor() {
    return emptyGateway() + services * bareAnswer() + sqlFloor() + hashing;
  }

  public double ratio() {
    return floor() == 0 ? 0 : cost() / floor();
  }

  /// The gateway's cost against an empty one's.
  public double gatewayRatio() {
    return emptyGateway() == 0 ? 0 : costByProcess().getOrDefault("gateway", 0.0) / emptyGateway();
  }

  public double generatorMicros() {
    return median(Answered::generatorMicrosEach);
  }

  /// How long a call of the open loop waited for a connection before it was sent.
  public double blockedMillis() {
    long blocked = runs.stream().mapToLong(run -> run.answered().blockedMicros()).sum();
    return perRequest(blocked) / 1e3;
  }

  public double othersShare() {
    return runs.stream().mapToDouble(SnugRun::othersShare).max().orElse(0);
  }

  public double tailSeconds() {
    return runs.stream().mapToDouble(SnugRun::tailSeconds).max().orElse(0);
  }

  public boolean settled() {
    return runs.stream().allMatch(SnugRun::settled);
  }

  public double floorPerSecond() {
    return floors.stream().map(HttpRun::answered).mapToDouble(Answered::perSecond).max().orElse(0);
  }
}
