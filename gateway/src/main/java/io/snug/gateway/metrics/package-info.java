/// What the gateway counts.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.metrics;
