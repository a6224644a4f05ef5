/// Requests and expected replies as text, one folder per wire method, against the running system.
@org.jspecify.annotations.NullMarked
package io.snug.local.wire;
