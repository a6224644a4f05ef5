/// What is done to every request and answer whoever calls: ids, sizes, headers, forwarding.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.edge;
