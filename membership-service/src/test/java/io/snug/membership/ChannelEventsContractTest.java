package io.snug.membership;

import io.snug.platform.event.Event;
import java.util.List;

class ChannelEventsContractTest extends EventHandlerContract {
  @Override
  List<Event> history() {
    var id = fresh("GCHAN");
    var created = Facts.privateChannel(id, "first", "UALICE", "UBOB");
    var renamed = created.deepCopy().put("name", "second").put("version", 2);
    renamed.remove("members");
    var archived = renamed.deepCopy().put("archived", true).put("version", 3);
    return List.of(
        Facts.channel("channel-created", created),
        Facts.channel("channel-renamed", renamed),
        Facts.channel("channel-archived", archived));
  }

  @Override
  String kept(Event event) {
    return one(
        """
        SELECT c.name || ' ' || c.version || ' ' || c.archived || ' ' || c.member_count || ' '
            || (SELECT string_agg(m.user_id || array_to_string(m.roles, ',') || m.version, ' '
                ORDER BY m.user_id) FROM membership AS m WHERE m.channel_id = c.id)
            || (SELECT count(*) FROM outbox AS o WHERE o.event_key = c.id)
        FROM channel AS c WHERE c.id = :id
        """,
        event.key());
  }
}
