/// Refusals of the edge, each spelt as its dialect spells it.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.fault;
