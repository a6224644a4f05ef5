package io.snug.membership.sidebar;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Bounds of the lists.
///
/// @param rowsMax rows of a list whose dialect has no pages; what lies behind is not shown
@ConfigurationProperties("snug.sidebar")
public record SidebarProperties(@DefaultValue("10000") int rowsMax) {
  public SidebarProperties {
    if (rowsMax < 1) {
      throw new IllegalArgumentException("snug.sidebar.rows-max must be at least 1");
    }
  }
}
