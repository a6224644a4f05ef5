/// What a failure of the database means for a call. Only services with a database get here.
@org.jspecify.annotations.NullMarked
package io.snug.platform.database;
