package io.snug.membership;

import io.snug.platform.event.Event;
import java.util.List;

class AccountEventsContractTest extends EventHandlerContract {
  @Override
  List<Event> history() {
    var id = fresh("UACC");
    return List.of(
        Facts.account("account-created", id, 1, true),
        Facts.account("account-changed", id, 2, true),
        Facts.account("account-deactivated", id, 3, false));
  }

  @Override
  String kept(Event event) {
    return one(
        "SELECT name || ' ' || version || ' ' || active FROM account WHERE id = :id", event.key());
  }
}
