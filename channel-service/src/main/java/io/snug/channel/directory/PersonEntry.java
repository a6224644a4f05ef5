package io.snug.channel.directory;

import io.snug.channel.copy.Person;
import java.time.Instant;

/// Somebody as the directory lists them.
public record PersonEntry(Person person, Instant createdAt) {}
