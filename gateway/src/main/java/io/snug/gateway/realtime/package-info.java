/// What both kinds of live socket share: bounded frames out, a pulse, who is connected.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.realtime;
