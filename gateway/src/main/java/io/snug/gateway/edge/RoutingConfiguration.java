package io.snug.gateway.edge;

import io.netty.channel.ChannelOption;
import io.snug.gateway.flow.WriteAnswerFilter;
import io.snug.gateway.route.EdgeHeadersFilter;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

/// What of Spring Cloud Gateway a request passes through: its chain of filters, the one that asks
/// the service, and the one that writes its answer.
@Configuration(proxyBeanMethods = false)
class RoutingConfiguration {
  private record Only(List<HttpHeadersFilter> filters)
      implements ObjectProvider<List<HttpHeadersFilter>> {
    static Only of(List<EdgeHeadersFilter> filters) {
      return new Only(List.copyOf(filters));
    }

    @Override
    public List<HttpHeadersFilter> getObject() {
      return filters;
    }
  }

  @Bean
  SnugRoute snugRoute(FilteringWebHandler filters) {
    return new SnugRoute(filters);
  }

  @Bean
  RepeatReadFilter repeatReadFilter() {
    return new RepeatReadFilter();
  }

  @Bean
  HopByHopHeaders hopByHopHeaders() {
    return new HopByHopHeaders();
  }

  @Bean
  NettyRoutingFilter askService(
      HttpClient client, List<EdgeHeadersFilter> filters, HttpClientProperties properties) {
    return new NettyRoutingFilter(client, Only.of(filters), properties);
  }

  @Bean
  WriteAnswerFilter writeAnswer(List<EdgeHeadersFilter> filters, GatewayProperties properties) {
    return new WriteAnswerFilter(properties.getStreamingMediaTypes(), Only.of(filters));
  }

  /// Set once here: the gateway's own properties copy the client, or start a timer of another
  /// thread, on every request.
  @Bean
  HttpClientCustomizer timeOuts(EdgeProperties properties) {
    int connect = Math.toIntExact(properties.connectTimeout().toMillis());
    return client ->
        client
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connect)
            .responseTimeout(properties.responseTimeout());
  }
}
