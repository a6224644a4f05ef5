/// Calls between services: who the peers are, and the key that opens their internal paths.
@org.jspecify.annotations.NullMarked
package io.snug.platform.internal;
