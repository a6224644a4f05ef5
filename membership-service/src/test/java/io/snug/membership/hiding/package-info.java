/// Tests.
@org.jspecify.annotations.NullMarked
package io.snug.membership.hiding;
