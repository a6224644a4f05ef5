package io.snug.platform.call;

/// Marks a failure that came before anything could be done: nobody was asked.
public interface NothingHappened {}
