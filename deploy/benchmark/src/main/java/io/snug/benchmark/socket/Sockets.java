package io.snug.benchmark.socket;

import io.snug.benchmark.data.Person;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Many open sockets, one for each person and protocol.
public final class Sockets implements AutoCloseable {
  /// Opened at once; more would measure how the gateway takes a rush.
  private static final int TOGETHER = 25;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
  private final int port;
  private final Latencies ddp = new Latencies();
  private final Latencies socketIo = new Latencies();
  private final Latencies bare = new Latencies();

  public Sockets(int port) {
    this.port = port;
  }

  /// Opens a Rocket.Chat socket for each of these people, listening to the room of theirs.
  public void openDdp(List<Person> people, List<String> rooms)
      throws InterruptedException, ExecutionException {
    var sockets = new ArrayList<LiveSocket>();
    for (int i = 0; i < people.size(); i++) {
      sockets.add(new DdpSocket(people.get(i), rooms.get(i), ddp));
    }
    open(sockets, "/websocket");
  }

  /// Opens an Open WebUI socket for each of these people.
  public void openSocketIo(List<Person> people) throws InterruptedException, ExecutionException {
    var sockets =
        people.stream().<LiveSocket>map(one -> new SocketIoSocket(one, socketIo)).toList();
    open(sockets, "/ws/socket.io/?EIO=4&transport=websocket");
  }

  /// Opens a socket of the floor for each of these rooms, which may come more than once.
  public void openBare(List<String> rooms) throws InterruptedException, ExecutionException {
    for (var room : rooms) {
      open(List.of(new BareSocket(bare)), "/socket/" + room);
    }
  }

  private void open(List<? extends LiveSocket> sockets, String path)
      throws InterruptedException, ExecutionException {
    var address = URI.create("ws://127.0.0.1:" + port + path);
    for (int from = 0; from < sockets.size(); from += TOGETHER) {
      var some = sockets.subList(from, Math.min(sockets.size(), from + TOGETHER));
      var opening =
          some.stream().map(one -> one.open(http, address)).toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(opening).get();
    }
  }

  /// Begins to measure anew.
  public void forget() {
    ddp.forget();
    socketIo.forget();
    bare.forget();
  }

  /// From the moment a message was sent to the moment a Rocket.Chat client had it.
  public Latencies ddp() {
    return ddp;
  }

  /// The same for Open WebUI's clients.
  public Latencies socketIo() {
    return socketIo;
  }

  /// The same for sockets of the floor.
  public Latencies bare() {
    return bare;
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
