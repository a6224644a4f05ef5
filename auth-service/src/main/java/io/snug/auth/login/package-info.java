/// Proving by password who one is.
@org.jspecify.annotations.NullMarked
package io.snug.auth.login;
