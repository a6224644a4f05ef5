package io.snug.gateway.route;

import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;

/// A filter of one concern, placed by [EdgeFilterOrder].
public interface EdgeFilter extends GlobalFilter, Ordered {
  EdgeFilterOrder place();

  @Override
  default int getOrder() {
    return place().order();
  }
}
