package io.snug.membership;

import io.snug.platform.event.Event;
import java.util.List;

/// Messages are events of their own things; here they are two of one channel.
class MessageEventsContractTest extends EventHandlerContract {
  @Override
  List<Event> history() {
    var channel = privateChannel("UALICE", "UBOB");
    return List.of(Facts.posted(channel, 1, "UALICE"), Facts.posted(channel, 2, "UALICE"));
  }

  @Override
  String kept(Event event) {
    return one(
        """
        SELECT c.last_seq || ' ' || c.last_ts || ' ' || c.message_count || ' '
            || (c.last_message->>'seq') || ' '
            || (SELECT string_agg(m.read_seq || ' ' || m.unread, ' ' ORDER BY m.user_id)
                FROM membership AS m WHERE m.channel_id = c.id)
        FROM channel AS c WHERE c.id = :id
        """,
        event.key());
  }
}
