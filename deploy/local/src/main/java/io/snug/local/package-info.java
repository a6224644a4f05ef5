/// All of Snug on one machine, started by one command.
@org.jspecify.annotations.NullMarked
package io.snug.local;
