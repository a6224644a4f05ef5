package io.snug.membership.copy;

import io.snug.platform.event.Event;
import io.snug.platform.event.EventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Keeps the copies of accounts.
@Component
public class AccountEvents implements EventHandler {
  private final AccountCopies accounts;

  public AccountEvents(AccountCopies accounts) {
    this.accounts = accounts;
  }

  @Override
  public Set<String> types() {
    return Set.of("account-created", "account-changed", "account-deactivated");
  }

  @Override
  public Mono<Void> apply(Event event) {
    return accounts.store(event.data());
  }
}
