package io.snug.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/// Everything a run found out, in the order in which it did.
public final class Results {
  private final String plan;
  private final List<Trial> trials = new ArrayList<>();
  private final List<Figure> figures = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<String> plans = new ArrayList<>();

  /// @param plan which plan was followed
  public Results(String plan) {
    this.plan = plan;
  }

  public String plan() {
    return plan;
  }

  public void add(Trial trial) {
    trials.add(trial);
  }

  public void add(Figure figure) {
    figures.add(figure);
  }

  public void add(Target target) {
    targets.add(target);
  }

  /// @param plan of a statement, as PostgreSQL explains it, with a heading
  public void addPlan(String plan) {
    plans.add(plan);
  }

  public List<Trial> trials() {
    return List.copyOf(trials);
  }

  public List<Figure> figures() {
    return List.copyOf(figures);
  }

  public List<Target> targets() {
    return List.copyOf(targets);
  }

  public List<String> plans() {
    return List.copyOf(plans);
  }

  /// A run in which a call failed says nothing about how fast Snug is.
  public boolean isValid() {
    return trials.stream().allMatch(trial -> trial.errors() == 0);
  }
}
