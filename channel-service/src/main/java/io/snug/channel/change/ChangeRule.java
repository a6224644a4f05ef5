package io.snug.channel.change;

import io.snug.channel.channel.Standing;
import io.snug.platform.caller.Caller;

/// A dialect's answer to who may change a channel they know of.
@FunctionalInterface
public interface ChangeRule {
  boolean permits(Caller caller, Standing standing);
}
