package io.snug.platform.database;

import io.r2dbc.spi.R2dbcException;
import io.snug.platform.call.CallNotes;
import io.snug.platform.call.NothingHappened;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;

/// What can be said of a call that broke. Clients repeat what did not happen and must not be told
/// so of what may have.
public enum Breakage {
  /// Nothing happened, and a little later it may work: no connection was to be had, somebody else
  /// held a lock, the database gave up the statement.
  UNAVAILABLE,
  /// The database was asked and its answer is lost: nobody knows whether something happened.
  UNKNOWN,
  /// A fault of ours. What the database refused has not happened.
  FAULT;

  /// Spring's own words; were they others, such a call would be called unknown, which is not wrong.
  private static final String NOT_CONNECTED = "Failed to obtain R2DBC Connection";

  /// Lost connections, shut-downs, inner faults, and the state that says so itself. Whatever else
  /// the server reports has been undone.
  private static final Pattern UNSURE = Pattern.compile("08...|57P..|58...|XX...|40003");

  /// Locks, full resources, statements that took too long.
  private static final Pattern TRANSIENT = Pattern.compile("40...|53...|55...|57014");

  /// What the failure of the call that this is subscribed in means: when something was committed
  /// before, nobody can say any more that nothing happened.
  public static Mono<Breakage> ofCall(Throwable failure) {
    return CallNotes.hasCommitted().map(committed -> committed ? UNKNOWN : of(failure));
  }

  /// What the failure means where nothing was committed before.
  public static Breakage of(Throwable failure) {
    if (has(failure, NothingHappened.class) || has(failure, WebClientException.class)) {
      return UNAVAILABLE; // peers are only asked, not told to do anything
    }
    if (failure instanceof CannotCreateTransactionException || isNotConnected(failure)) {
      return UNAVAILABLE;
    }
    var broken = inDatabase(failure);
    if (broken != null) {
      return ofState(broken.getSqlState());
    }
    if (failure instanceof ConcurrencyFailureException) {
      return UNAVAILABLE;
    }
    return failure instanceof DataAccessException ? UNKNOWN : FAULT;
  }

  private static boolean has(Throwable failure, Class<?> kind) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (kind.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNotConnected(Throwable failure) {
    var message = failure.getMessage();
    return failure instanceof DataAccessResourceFailureException
        && message != null
        && message.startsWith(NOT_CONNECTED);
  }

  private static @Nullable R2dbcException inDatabase(Throwable failure) {
    for (var cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException broken) {
        return broken;
      }
    }
    return null;
  }

  private static Breakage ofState(@Nullable String state) {
    if (state == null || UNSURE.matcher(state).matches()) {
      return UNKNOWN;
    }
    return TRANSIENT.matcher(state).matches() ? UNAVAILABLE : FAULT;
  }
}
