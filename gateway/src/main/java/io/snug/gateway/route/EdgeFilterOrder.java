package io.snug.gateway.route;

/// The order in which the edge looks at a request. One constant per filter, from first to last;
/// nothing else decides the order.
public enum EdgeFilterOrder {
  NAME_REQUEST,
  FIND_ENDPOINT,
  DRESS_ANSWER,
  MEASURE,
  REFUSE_UNKNOWN,
  LIMIT_BODY,
  READ_SLACK_ARGUMENTS,
  AUTHENTICATE,
  SHOW_SLACK_SCOPES,
  LIMIT_RATE,
  AUTHORIZE_SLACK_TOKEN,
  CHOOSE_SERVICE,
  REPEAT_READ;

  // Spring Cloud Gateway writes the answer at -1; every filter of ours wraps around that.
  private static final int FIRST = -100;

  @SuppressWarnings("EnumOrdinal") // the order is what this enum is for
  public int order() {
    return FIRST + ordinal();
  }
}
