package io.snug.channel.message;

import io.snug.channel.copy.Person;

/// A message nobody wrote: it tells that something happened in a channel.
///
/// @param id derived from what it tells of
/// @param type `au` added, `uj` joined, `ul` left, `ru` removed
/// @param text whom it is about
/// @param author who did it
public record SystemMessage(String id, String type, String text, Person author) {}
