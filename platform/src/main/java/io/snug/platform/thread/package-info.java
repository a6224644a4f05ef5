/// Threads that loops own for themselves.
@org.jspecify.annotations.NullMarked
package io.snug.platform.thread;
