package io.snug.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snug.membership.openwebui.OpenWebUiProperties;
import io.snug.membership.sidebar.SidebarProperties;
import io.snug.membership.slack.SlackProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

class SettingsTest {
  private static final List<Class<? extends Record>> SETTINGS =
      List.of(SidebarProperties.class, SlackProperties.class, OpenWebUiProperties.class);

  @Test
  void readme_listsEverySetting() throws IOException {
    var readme = Files.readString(Path.of("README.md"));
    var named = new ArrayList<String>();
    var row = Pattern.compile("^\\| `(snug\\.[^`]+)`", Pattern.MULTILINE).matcher(readme);
    while (row.find()) {
      named.add(row.group(1));
    }
    var settings = new ArrayList<String>();
    for (var type : SETTINGS) {
      var prefix = type.getAnnotation(ConfigurationProperties.class).value();
      for (var component : type.getRecordComponents()) {
        settings.add(prefix + "." + kebab(component.getName()));
      }
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(settings);
  }

  @Test
  void rowsMax_mustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SidebarProperties(0))
        .withMessageContaining("snug.sidebar.rows-max");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
