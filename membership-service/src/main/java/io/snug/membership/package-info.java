/// Who is in a channel, who has hidden it, who has read what; and the lists that mix a channel with
/// that.
@org.jspecify.annotations.NullMarked
package io.snug.membership;
