/// Who is in a channel and with which role: inviting, leaving, removing, granting. No dialect is
/// known here.
@org.jspecify.annotations.NullMarked
package io.snug.membership.joining;
