/// How Rocket.Chat's REST and realtime APIs read arguments and answer, whatever the method.
@org.jspecify.annotations.NullMarked
package io.snug.platform.dialect.rocketchat;
