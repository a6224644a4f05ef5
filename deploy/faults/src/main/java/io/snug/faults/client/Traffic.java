package io.snug.faults.client;

import io.snug.faults.history.History;
import io.snug.platform.dialect.Dialect;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Many people at once, a third of them in each dialect, and listeners on sockets beside them. It
/// goes on until it is closed, whatever breaks; everything that happens is in the history.
public final class Traffic implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Traffic.class);
  private static final Duration END = Duration.ofSeconds(40);
  private static final List<Dialect> DIALECTS = List.of(Dialect.values());
  private static final int THINK_MIN_MILLIS = 20;
  private static final int THINK_SPREAD_MILLIS = 260;

  private final HttpClient http = Wire.client();
  private final Wire wire = new Wire(http);
  private final Gateways gateways;
  private final History history;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Listener> listeners = new ArrayList<>();
  private final Administrator administrator;
  private final Town town;
  private volatile boolean over;

  private Traffic(Gateways gateways, long seed, int clients, History history)
      throws IOException, InterruptedException {
    this.gateways = gateways;
    this.history = history;
    this.administrator = Administrator.logIn(wire, new Door(gateways, 0));
    var tag = "f" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    var people = administrator.people(tag, clients + listenersFor(clients));
    this.town = new Town(tag, people, people.subList(clients, people.size()));
    begin(seed, clients);
  }

  /// Makes an account for each client and sets all of them going. Everything must be whole until
  /// this returns.
  ///
  /// @param seed of all choices; what they lead to depends on timing as well
  /// @param clients besides whom there is a listener for every four
  public static Traffic start(Gateways gateways, long seed, int clients, History history)
      throws IOException, InterruptedException {
    return new Traffic(gateways, seed, clients, history);
  }

  private static int listenersFor(int clients) {
    return Math.max(2, clients / 4);
  }

  private void begin(long seed, int clients) {
    for (int number = 0; number < town.people().size(); number++) {
      var random = new Random(seed + number);
      if (number < clients) {
        var client = client(number, random);
        threads.execute(() -> run(client, random));
      } else {
        var listener = listener(number, random);
        listeners.add(listener);
        threads.execute(() -> run(listener));
      }
    }
  }

  private Client client(int number, Random random) {
    var dialect = DIALECTS.get(number % DIALECTS.size());
    var person = town.people().get(number);
    return new Client(desk(number, dialect, person), codec(dialect), person, town, wire, random);
  }

  private Listener listener(int number, Random random) {
    var dialect = number % 2 == 0 ? Dialect.ROCKET_CHAT : Dialect.OPEN_WEBUI;
    var protocol = number % 2 == 0 ? new Ddp() : new SocketIo();
    var person = town.people().get(number);
    return new Listener(
        desk(number, dialect, person), protocol, codec(dialect), person, town, wire, http, random);
  }

  private Desk desk(int number, Dialect dialect, Person person) {
    return new Desk(number, dialect, person.id(), new Door(gateways, number), history);
  }

  private Codec codec(Dialect dialect) {
    return switch (dialect) {
      case SLACK -> new SlackCodec(administrator::credential);
      case ROCKET_CHAT -> new RocketChatCodec();
      case OPEN_WEBUI -> new OpenWebUiCodec();
    };
  }

  private void run(Client client, Random random) {
    try {
      while (!over) {
        client.step();
        // People think; without a pause a broken gateway would be asked as fast as it refuses.
        Thread.sleep(THINK_MIN_MILLIS + random.nextInt(THINK_SPREAD_MILLIS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("a client has ended by a fault of its own", e);
    }
  }

  private void run(Listener listener) {
    try {
      while (!over) {
        listener.live(() -> over);
      }
      listener.readAll(Integer.MAX_VALUE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("a listener has ended by a fault of its own", e);
    }
  }

  /// Lets everybody end what they are at; listeners read everywhere once more. Call it when all is
  /// healed.
  @Override
  public void close() {
    over = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      threads.shutdownNow();
    }
    http.shutdownNow();
  }
}
