package io.snug.benchmark.report;

/// Something Snug is to reach.
///
/// @param measured NaN where it was not measured
/// @param limit what it must not exceed
public record Target(String name, double measured, double limit, String unit) {
  public boolean isMeasured() {
    return !Double.isNaN(measured);
  }

  public boolean isReached() {
    return measured <= limit;
  }

  public String verdict() {
    if (!isMeasured()) {
      return "not measured";
    }
    return isReached() ? "reached" : "MISSED";
  }
}
