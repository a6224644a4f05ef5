package io.snug.faults.client;

import java.net.URI;
import java.util.List;

/// Where clients can connect. The addresses stay, whether or not a gateway answers there.
@FunctionalInterface
public interface Gateways {
  List<URI> addresses();
}
