package io.snug.gateway.realtime;

import io.snug.platform.caller.Caller;
import io.snug.platform.dialect.Dialect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.socket.CloseStatus;

/// A client that is connected now. Every method may be called from any thread and returns at once.
public interface LiveSession {
  Dialect dialect();

  /// Who is logged in, or null.
  @Nullable Login login();

  default @Nullable Caller caller() {
    var login = login();
    return login == null ? null : login.caller();
  }

  /// Sends the frame where this client asked for its kind.
  void deliver(Push push);

  /// The account has come into a channel.
  void join(String channelId);

  /// Stops hearing a channel, silently.
  void leave(String channelId);

  /// The credential is dead: nothing more is heard or done with it.
  void expel();

  /// Ends the connection once what is being done has been answered and what waits been written.
  void close(CloseStatus why);

  /// Looks at the clock: pings, and lets go of a client that has fallen silent.
  void pulse(Instant now);
}
