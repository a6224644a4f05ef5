package io.snug.platform.dialect;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/// Reads a content type without stumbling over a broken one.
public final class MediaTypes {
  private MediaTypes() {}

  /// Null where there is none, or none that can be read.
  public static @Nullable MediaType of(HttpHeaders headers) {
    try {
      return headers.getContentType();
    } catch (InvalidMediaTypeException _) {
      return null;
    }
  }
}
