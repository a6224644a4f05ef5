/// Messages in every order.
@org.jspecify.annotations.NullMarked
package io.snug.membership.timeline;
