package io.snug.local;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/// A setting some service reads, as its `@ConfigurationProperties` record declares it.
///
/// @param defaultValue empty where there is none
record Setting(String name, String defaultValue) {

  /// All there are, of every service; one that several services read counts once.
  static List<Setting> all() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    return scanner.findCandidateComponents("io.snug").stream()
        .map(found -> load(found.getBeanClassName()))
        .flatMap(Setting::of)
        .distinct()
        .toList();
  }

  /// The name of the environment variable that sets it.
  String variable() {
    return name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<Setting> of(Class<?> properties) {
    var prefix = properties.getAnnotation(ConfigurationProperties.class).value();
    return Arrays.stream(canonicalConstructor(properties))
        .map(field -> new Setting(prefix + "." + kebab(field.getName()), defaultOf(field)));
  }

  private static Parameter[] canonicalConstructor(Class<?> properties) {
    var components = properties.getRecordComponents().length;
    return Arrays.stream(properties.getDeclaredConstructors())
        .map(constructor -> constructor.getParameters())
        .filter(parameters -> parameters.length == components)
        .findFirst()
        .orElseThrow();
  }

  private static String defaultOf(Parameter field) {
    var value = field.getAnnotation(DefaultValue.class);
    return value == null ? "" : String.join(",", value.value());
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
