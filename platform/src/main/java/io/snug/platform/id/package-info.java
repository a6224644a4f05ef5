/// Identifiers: one for a thing, in every dialect.
@org.jspecify.annotations.NullMarked
package io.snug.platform.id;
