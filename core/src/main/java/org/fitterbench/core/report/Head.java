package org.fitterbench.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.TextReading;
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
    lines.add(new Line("Host", host(environment)));
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
    Environment environment = run.environment();
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Operating system", environment.os()));
    lines.add(new Line("Caches", orNone(environment.caches())));
    lines.add(new Line("Memory", Figures.bytes((double) environment.memoryBytes())));
    lines.add(new Line("Container limits", orNone(environment.containerLimits())));
    lines.add(
        new Line("CPU frequency", reading(environment.cpuFrequencyHertz(), 1e-9, " GHz at most")));
    lines.add(new Line("CPU governor", text(environment.cpuGovernor())));
    lines.add(new Line("Load before the run", reading(environment.loadBefore(), 1, "")));
    lines.add(new Line("GPU", orNone(environment.gpus())));
    lines.add(new Line("JVM flags", orNone(environment.jvmFlags())));
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

  static String host(Environment environment) {
    return "%s, %d cores (%d logical), %s, %s"
        .formatted(
            environment.cpuModel(),
            environment.physicalCores(),
            environment.logicalCores(),
            Figures.bytes((double) environment.memoryBytes()),
            environment.os());
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
            orNone(run.settings().suites()),
            count,
            count == 1 ? "result" : "results");
  }

  private static String orNone(List<String> words) {
    return words.isEmpty() ? "none" : String.join(", ", words);
  }

  private static String text(TextReading reading) {
    return switch (reading) {
      case TextReading.Found found -> found.text();
      case TextReading.Missing missing -> Figures.ABSENT + " (" + missing.reason() + ")";
    };
  }

  private static String reading(Reading reading, double scale, String unit) {
    return switch (reading) {
      case Reading.Measured measured -> Figures.significant(measured.value() * scale, 3) + unit;
      case Reading.Absent absent -> Figures.ABSENT + " (" + absent.reason() + ")";
    };
  }

  static String capitalised(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
  }
}
