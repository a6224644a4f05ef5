package io.snug.gateway.fault;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// A refusal in its dialect's words, ready to be written.
///
/// @param headers beside the content type
record Refusal(int status, String contentType, ObjectNode body, Map<String, String> headers) {}
