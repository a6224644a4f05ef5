package io.snug.benchmark.report;

/// One number.
///
/// @param group what it belongs to
/// @param remark what one has to know to read it; empty where it speaks for itself
public record Figure(String group, String name, double value, String unit, String remark) {
  public static Figure of(String group, String name, double value, String unit) {
    return new Figure(group, name, value, unit, "");
  }

  /// A figure that could not be had, and why.
  public static Figure missing(String group, String name, String why) {
    return new Figure(group, name, Double.NaN, "", "not measured: " + why);
  }

  public boolean isMeasured() {
    return !Double.isNaN(value);
  }
}
