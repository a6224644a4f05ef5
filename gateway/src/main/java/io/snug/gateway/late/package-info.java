/// Reading what one wrote, also when a service could not be told of it at once.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.late;
