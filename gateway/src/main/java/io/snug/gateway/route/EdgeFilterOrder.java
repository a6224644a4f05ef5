package io.snug.gateway.route;

/// The order in which the edge looks at a request. One constant per filter, from first to last;
/// nothing else decides the order.
public enum EdgeFilterOrder {
  NAME_REQUEST,
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
  LIMIT_IN_FLIGHT,
  REPEAT_READ,
  LET_GO,
  /// Where Spring Cloud Gateway does so. What stands before wraps around that, what stands after
  /// sees the answer before anything of it has been written.
  WRITE_ANSWER,
  JUDGE_ANSWER;

  private static final int WRITES_AT = -1;

  @SuppressWarnings("EnumOrdinal") // the order is what this enum is for
  public int order() {
    return WRITES_AT + ordinal() - WRITE_ANSWER.ordinal();
  }
}
