/// This service's copies of what others own: channels and accounts.
@org.jspecify.annotations.NullMarked
package io.snug.membership.copy;
