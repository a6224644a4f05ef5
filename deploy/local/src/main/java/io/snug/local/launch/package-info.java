/// What a start is asked for, where it keeps its data, and how it tells how it goes.
@org.jspecify.annotations.NullMarked
package io.snug.local.launch;
