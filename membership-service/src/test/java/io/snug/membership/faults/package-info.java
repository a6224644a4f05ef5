/// What is left when things break halfway.
@org.jspecify.annotations.NullMarked
package io.snug.membership.faults;
