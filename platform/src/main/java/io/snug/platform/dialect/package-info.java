/// The wire dialects Snug speaks.
@org.jspecify.annotations.NullMarked
package io.snug.platform.dialect;
