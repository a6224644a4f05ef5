package io.snug.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.snug.platform.event.KafkaProperties;
import io.snug.platform.inbox.ConsumerProperties;
import io.snug.platform.internal.InternalProperties;
import io.snug.platform.internal.PeerProperties;
import io.snug.platform.outbox.OutboxProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

class SettingsTest {
  @Test
  void everySetting_isInTheReadme_andNoOther() throws IOException {
    var documented =
        Files.readAllLines(Path.of("README.md")).stream()
            .filter(
                line ->
                    line.startsWith("| `snug.") && line.split("\\|").length == 4) // metrics have 3
            .map(line -> line.split("`")[1].replace(".*", ""));
    var existing =
        Stream.of(
                InternalProperties.class,
                PeerProperties.class,
                KafkaProperties.class,
                OutboxProperties.class,
                ConsumerProperties.class,
                EventLoopProperties.class,
                DepartureProperties.class)
            .flatMap(SettingsTest::names);
    assertThat(documented).containsExactlyInAnyOrderElementsOf(existing.toList());
  }

  @Test
  void nonsense_isRefused_withTheSettingsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outbox(0, Duration.ofSeconds(1), 1))
        .withMessageContaining("snug.outbox.batch-size");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outbox(1, Duration.ZERO, 1))
        .withMessageContaining("snug.outbox.poll-interval");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outbox(1, Duration.ofSeconds(1), 0))
        .withMessageContaining("snug.outbox.attempts");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ConsumerProperties(
                    List.of("t"), "", true, 1, Duration.ZERO, Duration.ofDays(1)))
        .withMessageContaining("snug.consumer.group");
  }

  private static OutboxProperties outbox(int batchSize, Duration pollInterval, int attempts) {
    return new OutboxProperties(true, batchSize, pollInterval, attempts, Duration.ofHours(1));
  }

  private static Stream<String> names(Class<?> properties) {
    var prefix = properties.getAnnotation(ConfigurationProperties.class).value();
    return Arrays.stream(properties.getRecordComponents())
        .map(component -> prefix + "." + kebab(component.getName()));
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
