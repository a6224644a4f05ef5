package io.snug.faults.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request, but for the gateway it goes to.
///
/// @param body JSON, or null for a GET
record Call(String path, Map<String, String> headers, @Nullable String body) {}
