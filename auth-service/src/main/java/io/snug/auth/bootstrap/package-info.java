/// What a first start makes.
@org.jspecify.annotations.NullMarked
package io.snug.auth.bootstrap;
