package io.snug.membership.sidebar;

import static org.assertj.core.api.Assertions.assertThat;

import io.snug.membership.ServiceTest;
import io.snug.membership.copy.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

class VisibleListsIT extends ServiceTest {
  private static final int ASKED = 60;

  @Autowired private VisibleLists visible;

  private static VisibleChannels ownOf(String user, int limit) {
    return new VisibleChannels(user, false, true, true, true, true, false, true, "", limit);
  }

  @Test
  void lists_areEachOnesOwn_whenManyAskAtOnce() {
    var people = List.of("ULISTA", "ULISTB", "ULISTC", "UNOWHERE");
    var first = privateChannel("ULISTA", "ULISTB");
    var second = privateChannel("ULISTB", "ULISTC");
    var expected =
        Map.of(
            "ULISTA", List.of(first),
            "ULISTB", List.of(first, second),
            "ULISTC", List.of(second),
            "UNOWHERE", List.<String>of());
    var lists =
        Flux.range(0, ASKED)
            .map(number -> people.get(number % people.size()))
            .flatMap(
                user ->
                    visible
                        .list(slack(user), ownOf(user, 10))
                        .map(entries -> Map.entry(user, ids(entries))),
                ASKED)
            .collectList()
            .block();
    assertThat(lists)
        .hasSize(ASKED)
        .allSatisfy(list -> assertThat(list.getValue()).isEqualTo(expected.get(list.getKey())));
  }

  @Test
  void pages_haveTheSame_whetherTheyShareAStatementOrNot() {
    var channel = privateChannel("ULISTD", "ULISTE");
    var page = visible.list(slack("ULISTD"), ownOf("ULISTD", 200)).block();
    assertThat(ids(page)).containsExactly(channel);
    assertThat(page.getFirst().isMember()).isTrue();
    assertThat(page.getFirst().people()).extracting(Person::id).containsExactly("ULISTD", "ULISTE");
    assertThat(visible.list(slack("ULISTD"), ownOf("ULISTD", 1001)).block()).isEqualTo(page);
  }

  @Test
  void onlyWhatTheyShare_isListed_toWhoAsksAboutSomebodyElse() {
    var shared = privateChannel("ULISTF", "ULISTG");
    privateChannel("ULISTF", "ULISTH");
    var seen = visible.list(slack("ULISTG"), ownOf("ULISTF", 10)).block();
    assertThat(ids(seen)).containsExactly(shared);
  }

  private static List<String> ids(List<SidebarEntry> entries) {
    return entries.stream().map(entry -> entry.channel().id()).toList();
  }
}
