package io.snug.benchmark;

import io.snug.benchmark.call.Calls;
import io.snug.benchmark.load.Load;
import io.snug.benchmark.machine.JavaProcess;
import io.snug.benchmark.socket.Latencies;
import io.snug.benchmark.socket.Sockets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// As many sockets as Snug's, through the empty gateway, told what is posted by a service that does
/// nothing else.
///
/// @param weight of one, in the empty gateway
/// @param pushes from post to push, by how many are posted in a second
record BareSockets(SocketWeight weight, Map<Integer, Latencies> pushes) {
  private static final Duration WARM_UP_MAX = Duration.ofSeconds(20);

  static BareSockets measure(Measuring measuring, Plan plan, Calls calls, List<Integer> rates)
      throws Exception {
    var floors = measuring.bed().floors();
    var rooms = new ArrayList<String>();
    measuring.bed().dataset().talkChannels().forEach(room -> rooms.addAll(listeners(room)));
    var call = calls.talk().call().to("/push/{0}");
    var generator = measuring.bed().generator();
    var pushes = new LinkedHashMap<Integer, Latencies>();
    try (var sockets = new Sockets(floors.gatewayPort());
        var gateway = JavaProcess.of(floors.gatewayPid())) {
      var weight =
          SocketWeight.of(
              gateway, floors.gatewayPid(), rooms.size(), () -> sockets.openBare(rooms));
      var warmUp = plan.warmUp().compareTo(WARM_UP_MAX) < 0 ? plan.warmUp() : WARM_UP_MAX;
      generator.run(floors.gatewayPort(), Load.open(rates.getFirst(), warmUp), call);
      for (int rate : rates) {
        sockets.forget();
        generator.run(floors.gatewayPort(), Load.open(rate, plan.run().multipliedBy(2)), call);
        pushes.put(rate, sockets.bare().copy());
      }
      return new BareSockets(weight, pushes);
    }
  }

  /// Two people with a socket of each protocol.
  private static List<String> listeners(String room) {
    return List.of(room, room, room, room);
  }
}
