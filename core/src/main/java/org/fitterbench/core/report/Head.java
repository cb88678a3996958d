package org.fitterbench.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.text.Figures;
import org.jspecify.annotations.Nullable;

/** The head of a report: which run it is, and on what machine and data. */
final class Head {
  /**
   * A line of the head.
   *
   * @param name what it says
   * @param value the fact
   */
  record Line(String name, String value) {}

  private Head() {}

  /** The warning that a report of an incomplete run begins with; null for a complete run. */
  static @Nullable String warning(RunRecord run) {
    return switch (run.status()) {
      case COMPLETE -> null;
      case INCOMPLETE ->
          "INCOMPLETE RUN: it was stopped, or is still going. The %d results below are whole, others are missing."
              .formatted(run.results().size());
    };
  }

  /** The main facts, in the order in which they are shown. */
  static List<Line> lines(RunRecord run) {
    Environment environment = run.environment();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Run", run.runId() + ", " + duration(run)));
    lines.add(new Line("Host", MachineFacts.host(environment)));
    lines.add(new Line("Device", device(run)));
    for (InputAsset input : run.inputs()) {
      lines.add(new Line(capitalised(input.role()), asset(input)));
    }
    lines.add(new Line("Commit", environment.commit()));
    lines.add(new Line("JVM", environment.jvm()));
    lines.add(new Line("Profile", profile(run)));
    return lines;
  }

  /** The rest of what is known about the machine. */
  static List<Line> details(RunRecord run) {
    List<Line> lines = new ArrayList<>();
    MachineFacts.details(run.environment())
        .forEach(fact -> lines.add(new Line(fact.name(), fact.value())));
    run.settings()
        .choices()
        .forEach((name, choice) -> lines.add(new Line("Chosen " + name, choice)));
    lines.add(new Line("fitter-bench", run.toolVersion()));
    return lines;
  }

  private static String duration(RunRecord run) {
    Instant end = run.finishedAt();
    String status =
        switch (run.status()) {
          case COMPLETE -> "complete";
          case INCOMPLETE -> "incomplete";
        };
    return end == null
        ? status
        : status + " in " + Figures.duration(Duration.between(run.startedAt(), end));
  }

  private static String device(RunRecord run) {
    List<String> gpus = run.environment().gpus();
    return gpus.isEmpty()
        ? run.settings().device()
        : run.settings().device() + " (GPU: " + String.join(", ", gpus) + ")";
  }

  static String asset(InputAsset input) {
    return input.sha256().equals("none")
        ? input.name()
        : input.name()
            + ", sha256 "
            + input.sha256().substring(0, Math.min(12, input.sha256().length()));
  }

  private static String profile(RunRecord run) {
    int count = run.results().size();
    return "%s; %s %s; %d %s"
        .formatted(
            run.settings().profile(),
            run.settings().suites().size() == 1 ? "suite" : "suites",
            MachineFacts.orNone(run.settings().suites()),
            count,
            count == 1 ? "result" : "results");
  }

  static String capitalised(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }
}
