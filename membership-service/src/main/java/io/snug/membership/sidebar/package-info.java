/// The lists: a channel together with one person's relation to it. Each is one query.
@org.jspecify.annotations.NullMarked
package io.snug.membership.sidebar;
