package io.snug.platform.dialect.openwebui;

/// A refusal found while reading or deciding, with the answer it becomes.
public final class OpenWebUiFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient OpenWebUiReply reply;

  public OpenWebUiFault(OpenWebUiReply reply) {
    super(String.valueOf(reply.status()), null, false, false);
    this.reply = reply;
  }

  public static OpenWebUiFault of(int status, String detail) {
    return new OpenWebUiFault(OpenWebUiReply.detail(status, detail));
  }

  public OpenWebUiReply reply() {
    return reply;
  }
}
