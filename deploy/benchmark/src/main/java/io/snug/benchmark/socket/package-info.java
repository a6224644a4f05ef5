/// Live sockets: what they weigh, and how long a message takes to them.
@org.jspecify.annotations.NullMarked
package io.snug.benchmark.socket;
