/// The map from wire method to service, and the order in which the edge looks at a request.
@org.jspecify.annotations.NullMarked
package io.snug.gateway.route;
