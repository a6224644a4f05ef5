package io.snug.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/// The README's table of settings is the code's.
class ReadmeSettingsTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(snug\\.[a-z0-9.-]+)` \\| (?:`([^`]*)`|–) \\|.*\\|$");

  @Test
  void table_hasEverySettingWithItsDefault_andNoOther() throws IOException {
    assertThat(documented()).isEqualTo(inCode());
  }

  private static Set<String> documented() throws IOException {
    return Files.readAllLines(Path.of("README.md")).stream()
        .map(ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> row.group(1) + "=" + (row.group(2) == null ? "" : row.group(2)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inCode() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("io.snug.auth").stream()
        .map(found -> load(found.getBeanClassName()))
        .flatMap(ReadmeSettingsTest::settings)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> settings(Class<?> properties) {
    var prefix = properties.getAnnotation(ConfigurationProperties.class).value();
    return Arrays.stream(properties.getRecordComponents())
        .map(component -> prefix + "." + kebab(component.getName()) + "=" + absent(component));
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }

  /// The default stands on the constructor's parameter, not on the component.
  private static String absent(RecordComponent component) {
    return Arrays.stream(component.getDeclaringRecord().getDeclaredConstructors())
        .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
        .filter(parameter -> parameter.getName().equals(component.getName()))
        .map(parameter -> parameter.getAnnotation(DefaultValue.class))
        .filter(value -> value != null)
        .map(value -> String.join(",", value.value()))
        .findFirst()
        .orElse("");
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
