/// What the gateway's tests share: stub services, sockets, a gateway that runs once.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.testing;
