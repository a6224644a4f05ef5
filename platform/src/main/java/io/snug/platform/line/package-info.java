/// Lines in which what has to wait comes together.
@org.jspecify.annotations.NullMarked
package io.snug.platform.line;
