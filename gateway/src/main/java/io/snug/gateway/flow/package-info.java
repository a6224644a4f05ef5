/// How much may be under way towards a service at once, and what happens to the rest.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.flow;
