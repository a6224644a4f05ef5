/// From an event on Kafka to the frames of those it concerns.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.realtime.push;
