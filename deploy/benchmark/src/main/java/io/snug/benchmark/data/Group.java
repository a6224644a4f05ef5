package io.snug.benchmark.data;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Channels of one kind: their ids begin alike and are numbered from 1.
record Group(String prefix, int first, int last, IntFunction<List<String>> members) {
  static String id(String prefix, int number) {
    return prefix + "%07d".formatted(number);
  }

  Stream<String> ids() {
    return IntStream.rangeClosed(first, last).mapToObj(number -> id(prefix, number));
  }

  /// Who is in which channel.
  Stream<Seat> seats() {
    return IntStream.rangeClosed(first, last)
        .boxed()
        .flatMap(
            number ->
                members.apply(number).stream().map(user -> new Seat(id(prefix, number), user)));
  }

  record Seat(String channel, String user) {}
}
