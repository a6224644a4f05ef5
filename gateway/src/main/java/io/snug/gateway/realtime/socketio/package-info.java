/// The part of Engine.IO 4 and Socket.IO 5 that Open WebUI's front end speaks.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.realtime.socketio;
