/// What a service knows about the call it is serving, besides who makes it.
@org.jspecify.annotations.NullMarked
package io.snug.platform.call;
