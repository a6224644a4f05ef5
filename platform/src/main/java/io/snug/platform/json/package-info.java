/// The one JSON mapper and short ways to build and read trees with it.
@org.jspecify.annotations.NullMarked
package io.snug.platform.json;
