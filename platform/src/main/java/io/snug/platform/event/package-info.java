/// Events as CloudEvents: the envelope, receiving them once, and delivering them directly.
@org.jspecify.annotations.NullMarked
package io.snug.platform.event;
