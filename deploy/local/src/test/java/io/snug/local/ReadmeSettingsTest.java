package io.snug.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The README's table of settings is the code's.
class ReadmeSettingsTest {
  private static final Path README = Path.of("../../README.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(snug\\.[a-z0-9.-]+)` \\| (?:`([^`]*)`|–) \\| (\\S.*) \\|$");

  @Test
  void table_hasEverySettingWithItsDefault_andNoOther() throws IOException {
    assertThat(documented()).containsExactlyInAnyOrderElementsOf(Setting.all());
  }

  private static List<Setting> documented() throws IOException {
    return Files.readAllLines(README).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> new Setting(row.group(1), row.group(2) == null ? "" : row.group(2)))
        .toList();
  }
}
