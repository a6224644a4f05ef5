package io.snug.membership.sidebar;

import io.snug.membership.copy.Person;

/// A channel as one of several people sees it.
public record PersonEntry(Person person, SidebarEntry entry) {}
