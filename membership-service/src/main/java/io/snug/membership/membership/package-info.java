/// What a membership is, how a channel is found, and what becomes of its members when the channel
/// itself comes or goes. The features beside this package build on it. No dialect is known here.
@org.jspecify.annotations.NullMarked
package io.snug.membership.membership;
