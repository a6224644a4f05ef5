package io.snug.channel.copy;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Keeps the copy of accounts up to date.
public final class AccountCopy implements EventHandler {
  private final AccountRepository accounts;

  public AccountCopy(AccountRepository accounts) {
    this.accounts = accounts;
  }

  @Override
  public Set<String> types() {
    return Set.of("account-created", "account-changed", "account-deactivated");
  }

  @Override
  public Mono<Void> apply(Event event) {
    return accounts.keep(event);
  }
}
