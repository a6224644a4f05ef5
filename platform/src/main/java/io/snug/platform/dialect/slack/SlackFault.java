package io.snug.platform.dialect.slack;

import java.util.List;

/// A Slack call that cannot go on, with the error code its client will read. Thrown where arguments
/// are read; turned into an answer at one place, [SlackMethods].
public final class SlackFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<String> messages;
  private final transient List<String> warnings;

  private SlackFault(String code, List<String> messages, List<String> warnings) {
    super(code, null, false, false);
    this.code = code;
    this.messages = messages;
    this.warnings = warnings;
  }

  public static SlackFault of(String code) {
    return new SlackFault(code, List.of(), List.of());
  }

  /// An argument that is recognised but unusable, with a sentence for the developer.
  public static SlackFault invalidArguments(String message) {
    return new SlackFault("invalid_arguments", List.of("[ERROR] " + message), List.of());
  }

  public static SlackFault missing(String argument) {
    return invalidArguments("missing required field: " + argument);
  }

  SlackFault withWarnings(List<String> transportWarnings) {
    return new SlackFault(code, messages, transportWarnings);
  }

  public String code() {
    return code;
  }

  public List<String> messages() {
    return messages;
  }

  /// Transport warnings that were found before the fault; they go out with the error.
  public List<String> warnings() {
    return warnings;
  }
}
