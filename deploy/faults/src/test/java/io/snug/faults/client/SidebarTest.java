package io.snug.faults.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SidebarTest {
  private final Sidebar sidebar = new Sidebar();
  private final Random random = new Random(1);

  @Test
  void oldestPlace_isForgotten_whenThereAreTooMany() {
    for (int i = 0; i < 30; i++) {
      sidebar.add(place("G" + i));
    }
    assertThat(sidebar.all()).hasSize(24).extracting(Place::channel).startsWith("G6");
  }

  @Test
  void placeThatIsAddedAgain_isThereOnce() {
    sidebar.add(place("G1"));
    sidebar.add(place("G1").hidden(true));
    assertThat(sidebar.all()).containsExactly(place("G1").hidden(true));
  }

  @Test
  void guest_isKnownUntilDismissed() {
    var bob = new Person("U2", "bob", "", "");
    sidebar.welcome("G1", bob);
    assertThat(sidebar.guest("G1", random)).isEqualTo(bob);
    sidebar.dismiss("G1", bob);
    assertThat(sidebar.guest("G1", random)).isNull();
  }

  private static Place place(String channel) {
    return new Place(channel, "", true, true, false);
  }
}
