/// What a message does to the members of its channel: unread counts, and hidden channels that come
/// back. No dialect is known here.
@org.jspecify.annotations.NullMarked
package io.snug.membership.timeline;
