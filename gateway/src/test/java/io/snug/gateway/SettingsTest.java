package io.snug.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snug.gateway.auth.AuthenticationProperties;
import io.snug.gateway.auth.IntrospectionProperties;
import io.snug.gateway.edge.CorsProperties;
import io.snug.gateway.edge.EdgeProperties;
import io.snug.gateway.limit.RateLimitProperties;
import io.snug.gateway.realtime.RealtimeProperties;
import io.snug.gateway.realtime.push.PushProperties;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

class SettingsTest {
  @ParameterizedTest
  @ValueSource(
      classes = {
        EdgeProperties.class,
        CorsProperties.class,
        AuthenticationProperties.class,
        IntrospectionProperties.class,
        RateLimitProperties.class,
        RealtimeProperties.class,
        PushProperties.class
      })
  void everySetting_isInTheReadme(Class<?> settings) throws IOException {
    var prefix = settings.getAnnotation(ConfigurationProperties.class).value();
    var readme = Files.readString(Path.of("README.md"));
    assertThat(Arrays.stream(settings.getRecordComponents()).map(RecordComponent::getName))
        .allSatisfy(name -> assertThat(readme).contains("`" + prefix + '.' + kebab(name) + '`'));
  }

  @Test
  void nonsense_isRefused_byName() {
    assertThatThrownBy(
            () ->
                new EdgeProperties(
                    DataSize.ofBytes(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    1,
                    false))
        .hasMessageContaining("snug.gateway.body-limit");
    assertThatThrownBy(
            () -> new IntrospectionProperties(Duration.ofHours(1), Duration.ofSeconds(1), 1, 1, 1))
        .hasMessageContaining("snug.introspection.fresh");
    assertThatThrownBy(() -> new RateLimitProperties(true, 0, 10, Duration.ofSeconds(60)))
        .hasMessageContaining("snug.rate-limit.slack-factor");
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
