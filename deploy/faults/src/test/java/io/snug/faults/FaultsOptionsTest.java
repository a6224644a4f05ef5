package io.snug.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.snug.faults.nemesis.Catalogue;
import io.snug.faults.nemesis.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsOptionsTest {
  @Test
  void faults_areAll_unlessSomeAreNamed() {
    assertThat(names(FaultsOptions.parse(List.of()))).isEqualTo(names(Catalogue.all()));
    assertThat(names(FaultsOptions.parse(List.of("--only", "replay,kill"))))
        .containsExactly("kill", "replay");
  }

  @Test
  void faults_areRefused_whenAnyIsUnknown() {
    var options = FaultsOptions.parse(List.of("--only", "kill,locusts"));
    assertThatThrownBy(options::faults).hasMessageContaining("locusts");
  }

  @Test
  void options_areRefused_whenUnknownOrWithoutValue() {
    assertThatThrownBy(() -> FaultsOptions.parse(List.of("--fast"))).hasMessageContaining("--fast");
    assertThatThrownBy(() -> FaultsOptions.parse(List.of("--seed"))).hasMessageContaining("--seed");
  }

  @Test
  void readme_tellsOfEveryFault() throws Exception {
    var readme = Files.readString(Path.of("README.md"));
    var page = Files.readString(Path.of("..", "..", "docs", "reliability.md"));
    assertThat(Catalogue.all())
        .allSatisfy(
            fault -> {
              assertThat(readme).contains("`" + fault.name() + "`");
              assertThat(page).contains("`" + fault.name() + "`");
            });
  }

  private static List<String> names(FaultsOptions options) {
    return names(options.faults());
  }

  private static List<String> names(List<Fault> faults) {
    return faults.stream().map(Fault::name).toList();
  }
}
