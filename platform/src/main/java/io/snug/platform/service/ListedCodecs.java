package io.snug.platform.service;

import java.util.List;
import org.springframework.http.codec.HttpMessageReader;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;

/// The server's codecs as they are once it is set up. Spring makes the list, and codecs, anew for
/// each form it is sent, which costs more than reading the form.
final class ListedCodecs implements ServerCodecConfigurer {
  private final ServerCodecConfigurer codecs;
  private final List<HttpMessageReader<?>> readers;
  private final List<HttpMessageWriter<?>> writers;

  ListedCodecs(ServerCodecConfigurer codecs) {
    this.codecs = codecs;
    this.readers = List.copyOf(codecs.getReaders());
    this.writers = List.copyOf(codecs.getWriters());
  }

  @Override
  public List<HttpMessageReader<?>> getReaders() {
    return readers;
  }

  @Override
  public List<HttpMessageWriter<?>> getWriters() {
    return writers;
  }

  @Override
  public ServerDefaultCodecs defaultCodecs() {
    return codecs.defaultCodecs();
  }

  @Override
  public CustomCodecs customCodecs() {
    return codecs.customCodecs();
  }

  @Override
  public void registerDefaults(boolean registerDefaults) {
    codecs.registerDefaults(registerDefaults);
  }

  /// One that can still be changed.
  @Override
  public ServerCodecConfigurer clone() {
    return codecs.clone();
  }
}
