package io.snug.benchmark.call;

import io.snug.benchmark.data.Dataset;
import io.snug.benchmark.floor.SqlFloor;
import io.snug.benchmark.load.Call;
import org.jspecify.annotations.Nullable;

/// A call with what it is held against.
///
/// @param name as on the command line and in the report
/// @param services how many services have to work for it before it is answered
/// @param sql what it makes databases do; null where that is not measured
/// @param hashes how many passwords it makes somebody hash
/// @param target how many times its floor it may cost; 0 where nothing is promised
/// @param before what has to be so when a run begins
public record MeasuredCall(
    String name,
    Call call,
    int services,
    @Nullable SqlFloor sql,
    int hashes,
    double target,
    Dataset.State before) {
  static MeasuredCall of(String name, Call call, int services, @Nullable SqlFloor sql) {
    return new MeasuredCall(name, call, services, sql, 0, 0, Dataset.State.AS_IT_IS);
  }

  MeasuredCall within(double times) {
    return new MeasuredCall(name, call, services, sql, hashes, times, before);
  }

  /// Its share in a mix.
  MeasuredCall weighing(int share) {
    return new MeasuredCall(name, call.weighing(share), services, sql, hashes, target, before);
  }

  MeasuredCall after(Dataset.State state) {
    return new MeasuredCall(name, call, services, sql, hashes, target, state);
  }

  MeasuredCall hashing(int passwords) {
    return new MeasuredCall(name, call, services, sql, passwords, target, before);
  }
}
