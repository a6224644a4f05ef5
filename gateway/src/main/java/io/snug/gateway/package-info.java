/// The edge of Snug: it knows who calls and where a call belongs, and nothing about chat.
@org.jspecify.annotations.NullMarked
package io.snug.gateway;
