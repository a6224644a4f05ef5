/// Channels and messages as Open WebUI clients know them.
@org.jspecify.annotations.NullMarked
package io.snug.channel.openwebui;
