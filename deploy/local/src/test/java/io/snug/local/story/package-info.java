/// Whole stories, told to the running system by the clients people already have.
@org.jspecify.annotations.NullMarked
package io.snug.local.story;
