package io.snug.gateway.edge;

import io.netty.channel.ChannelOption;
import io.snug.gateway.flow.WriteAnswerFilter;
import io.snug.gateway.route.EdgeHeadersFilter;
import io.snug.gateway.route.RouteTable;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

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
  EdgeChain edgeChain(ObjectProvider<GlobalFilter> filters) {
    return new EdgeChain(filters.orderedStream().toList());
  }

  @Bean
  SnugRoute endpoints(RouteTable routes, EdgeChain filters) {
    return SnugRoute.ofEndpoints(routes, filters);
  }

  @Bean
  SnugRoute allElse(RouteTable routes, EdgeChain filters) {
    return SnugRoute.ofAllElse(routes, filters);
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

  @Bean
  HttpClientFactory httpClients(
      HttpClientProperties properties,
      ServerProperties server,
      HttpClientSslConfigurer ssl,
      List<HttpClientCustomizer> customizers) {
    return new HttpClientFactory(properties, server, ssl, customizers) {
      @Override
      protected ConnectionProvider buildConnectionProvider(HttpClientProperties properties) {
        return new LoopConnections(() -> super.buildConnectionProvider(properties));
      }
    };
  }

  @Bean
  HttpClientCustomizer sameLoops(ReactorResourceFactory loops) {
    return client -> client.runOn(loops.getLoopResources());
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
