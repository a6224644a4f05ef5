package io.snug.gateway.auth;

import io.snug.gateway.edge.RepeatableRequest;
import io.snug.gateway.fault.EdgeFault;
import io.snug.platform.dialect.MediaTypes;
import io.snug.platform.json.ClientJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;

/// Tells whether a body that is going to be refused anyway is even JSON.
final class JsonBodies {
  private JsonBodies() {}

  /// What is wrong with the body; empty where it is JSON or does not claim to be.
  static Mono<EdgeFault> faultOf(ServerHttpRequest request) {
    if (HttpMethod.GET.equals(request.getMethod()) || !claimsJson(request)) {
      return Mono.empty();
    }
    return RepeatableRequest.read(request)
        .filter(body -> body.length > 0)
        .mapNotNull(JsonBodies::faultOf);
  }

  private static @Nullable EdgeFault faultOf(byte[] body) {
    try {
      ClientJson.parse(body);
      return null;
    } catch (JacksonException malformed) {
      var location = malformed.getLocation();
      long offset = location == null ? 0 : Math.max(0, location.getByteOffset());
      return new EdgeFault.MalformedJson(offset, malformed.getOriginalMessage());
    }
  }

  private static boolean claimsJson(ServerHttpRequest request) {
    var headers = request.getHeaders();
    var type = MediaTypes.of(headers);
    return type == null
        ? headers.getFirst(HttpHeaders.CONTENT_TYPE) == null
        : MediaType.APPLICATION_JSON.equalsTypeAndSubtype(type)
            || type.getSubtype().endsWith("+json");
  }
}
