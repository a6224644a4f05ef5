package io.snug.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class EdgeChainTest {
  private final List<String> heard = new ArrayList<>();

  private Mono<Void> pass(GlobalFilter... filters) {
    var request = MockServerHttpRequest.get("/").build();
    return new EdgeChain(List.of(filters)).handle(MockServerWebExchange.from(request));
  }

  private GlobalFilter says(String before, String after) {
    return (exchange, chain) -> {
      heard.add(before);
      return chain.filter(exchange).doOnTerminate(() -> heard.add(after));
    };
  }

  @Test
  void filters_wrapAroundThoseAfterThem() {
    StepVerifier.create(pass(says("a", "d"), says("b", "c"))).verifyComplete();
    assertThat(heard).containsExactly("a", "b", "c", "d");
  }

  @Test
  void filterThatThrows_failsTheRequest_andThoseBeforeItHearOfIt() {
    GlobalFilter broken =
        (_, _) -> {
          throw new IllegalStateException("broken");
        };
    StepVerifier.create(pass(says("a", "d"), broken)).verifyErrorMessage("broken");
    assertThat(heard).containsExactly("a", "d");
  }

  @Test
  void filterThatAsksTwice_isAnsweredTwice() {
    GlobalFilter twice = (exchange, chain) -> chain.filter(exchange).then(chain.filter(exchange));
    StepVerifier.create(pass(twice, says("a", "b"))).verifyComplete();
    assertThat(heard).containsExactlyInAnyOrder("a", "a", "b", "b");
  }
}
