package io.snug.benchmark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A chart of what each call costs, by process, above what its floor costs.
public final class Chart {
  private static final int LEFT = 150;
  private static final int WIDTH = 640;
  private static final int ROW = 54;
  private static final int BAR = 18;
  private static final int TOP = 64;
  private static final Map<String, String> COLOURS = new LinkedHashMap<>();

  static {
    COLOURS.put("gateway", "#4477aa");
    COLOURS.put("auth-service", "#aa3377");
    COLOURS.put("channel-service", "#228833");
    COLOURS.put("membership-service", "#ccbb44");
    COLOURS.put("postgresql", "#66ccee");
    COLOURS.put("kafka", "#ee6677");
    COLOURS.put("snug", "#228833");
  }

  private final StringBuilder svg = new StringBuilder();
  private final double scale;

  private Chart(double largest) {
    this.scale = WIDTH / Math.max(1, largest);
  }

  /// Draws the calls that have a floor.
  public static String of(Results results) {
    var trials = results.trials().stream().filter(Trial::hasHttpFloor).toList();
    double largest =
        trials.stream().mapToDouble(trial -> Math.max(trial.cost(), trial.floor())).max().orElse(1);
    return new Chart(largest).draw(trials, results.plan());
  }

  private String draw(List<Trial> trials, String plan) {
    int height = TOP + ROW * trials.size() + 20;
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                .formatted(LEFT + WIDTH + 120, height)
            + "font-family=\"sans-serif\" font-size=\"12\">\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text(10, 20, "Processor time of a call, microseconds (" + plan + "); below each its floor");
    legend();
    for (int i = 0; i < trials.size(); i++) {
      row(trials.get(i), TOP + i * ROW);
    }
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    int x = 10;
    for (var colour : COLOURS.entrySet()) {
      if (!colour.getKey().equals("snug")) {
        rectangle(x, 32, 12, 12, colour.getValue());
        text(x + 16, 42, colour.getKey());
        x += 32 + 7 * colour.getKey().length();
      }
    }
    rectangle(x, 32, 12, 12, "#bbbbbb");
    text(x + 16, 42, "floor");
  }

  private void row(Trial trial, int y) {
    text(10, y + 14, trial.name());
    text(10, y + 30, trial.load());
    double x = LEFT;
    for (var cost : trial.costByProcess().entrySet()) {
      double width = cost.getValue() * scale;
      rectangle(x, y, width, BAR, COLOURS.getOrDefault(cost.getKey(), "#999999"));
      x += width;
    }
    text(x + 6, y + 13, "%.0f".formatted(trial.cost()));
    double floor = trial.floor() * scale;
    rectangle(LEFT, y + BAR + 2, floor, BAR, "#bbbbbb");
    var ratio =
        "%.0f, × %.2f%s"
            .formatted(trial.floor(), trial.ratio(), trial.hasSqlFloor() ? "" : " (without SQL)");
    text(LEFT + floor + 6, y + BAR + 15, ratio);
  }

  private void rectangle(double x, double y, double width, double height, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>%n",
            x,
            y,
            Math.max(0, width),
            height,
            colour));
  }

  private void text(double x, double y, String text) {
    svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>%n", x, y, text));
  }
}
