package io.snug.gateway.route;

import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;

/// Decides which headers cross the edge. No others are asked: those that Spring Cloud Gateway
/// brings along each copy all headers of every request.
public interface EdgeHeadersFilter extends HttpHeadersFilter {}
