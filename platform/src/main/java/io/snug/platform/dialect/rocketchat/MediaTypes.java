package io.snug.platform.dialect.rocketchat;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Reads a content type without stumbling over a broken one.
final class MediaTypes {
  private MediaTypes() {}

  static @Nullable MediaType of(HttpHeaders headers) {
    try {
      return headers.getContentType();
    } catch (InvalidMediaTypeException _) {
      return null;
    }
  }
}
