/// The service while things break: statements, clients, clocks, the pool.
@org.jspecify.annotations.NullMarked
package io.snug.channel.faults;
