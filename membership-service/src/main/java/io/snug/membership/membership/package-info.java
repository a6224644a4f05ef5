/// Memberships and what changes them. No dialect is known here.
@org.jspecify.annotations.NullMarked
package io.snug.membership.membership;
