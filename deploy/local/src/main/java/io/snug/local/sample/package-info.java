/// People to try Snug with, logged in over every dialect.
@org.jspecify.annotations.NullMarked
package io.snug.local.sample;
