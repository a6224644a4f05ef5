package io.snug.auth.permission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The permissions a new workspace starts with.
public final class DefaultPermissions {
  private static final String RESOURCE = "/default-permissions.properties";

  private DefaultPermissions() {}

  /// Permission id to the roles that hold it.
  public static Map<String, List<String>> load() {
    var table = new Properties();
    try (InputStream in = DefaultPermissions.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var permissions = new TreeMap<String, List<String>>();
    table.forEach((id, roles) -> permissions.put((String) id, split((String) roles)));
    return permissions;
  }

  private static List<String> split(String roles) {
    return Arrays.stream(roles.split(" ")).filter(role -> !role.isEmpty()).toList();
  }
}
