/// Rocket.Chat's realtime protocol: frames, sessions, subscriptions. Methods live in the services.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.realtime.ddp;
