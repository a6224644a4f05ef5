/// Accounts of people and bots.
@org.jspecify.annotations.NullMarked
package io.snug.auth.account;
