package io.snug.gateway.route;

/// How many calls a minute Slack promises to let through, by the tier a method is in.
///
/// @see <a href="https://docs.slack.dev/apis/web-api/rate-limits/">Slack: Rate limits</a>
public enum RateTier {
  TIER_1(1),
  TIER_2(20),
  TIER_3(50),
  TIER_4(100),
  /// Methods documented with "hundreds per minute".
  SPECIAL(600);

  private final int perMinute;

  RateTier(int perMinute) {
    this.perMinute = perMinute;
  }

  public int perMinute() {
    return perMinute;
  }
}
