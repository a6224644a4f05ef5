package io.snug.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.channel.openwebui.OpenWebUiProperties;
import io.snug.channel.samples.SamplesProperties;
import io.snug.channel.slack.SlackProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The README's table of settings names those there are.
class SettingsTest {
  private static final List<Class<? extends Record>> SETTINGS =
      List.of(SlackProperties.class, OpenWebUiProperties.class, SamplesProperties.class);

  @Test
  void readme_namesEverySetting_andNoOther() throws IOException {
    var named = new TreeSet<String>();
    var row = Pattern.compile("^\\| `(snug\\.[^`]+)`").matcher("");
    for (var line : Files.readAllLines(Path.of("README.md"))) {
      if (row.reset(line).find()) {
        named.add(row.group(1));
      }
    }
    assertThat(named).isEqualTo(existing());
  }

  private static TreeSet<String> existing() {
    var names = new TreeSet<String>();
    for (var record : SETTINGS) {
      var prefix = record.getAnnotation(ConfigurationProperties.class).value();
      Arrays.stream(record.getRecordComponents())
          .map(component -> component.getName().replaceAll("([A-Z])", "-$1").toLowerCase())
          .forEach(name -> names.add(prefix + "." + name));
    }
    return names;
  }
}
