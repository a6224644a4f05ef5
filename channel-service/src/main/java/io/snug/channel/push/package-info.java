/// What live clients are told when something was posted.
@org.jspecify.annotations.NullMarked
package io.snug.channel.push;
