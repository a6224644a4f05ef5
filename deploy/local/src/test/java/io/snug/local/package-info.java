/// The whole of Snug, started as people start it, for the tests that drive it with real clients.
@org.jspecify.annotations.NullMarked
package io.snug.local;
