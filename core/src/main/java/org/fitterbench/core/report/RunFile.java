package org.fitterbench.core.report;

/** A file that a run's folder holds. */
public enum RunFile {
  /** The run record: our own JSON. */
  RECORD("benchmark_results.json", "the run record, with every raw sample"),
  /** JMH's own JSON, which every tool for JMH reads. */
  JMH("jmh-result.json", "the same results as JMH writes them, for JMH's tools"),
  /** The report as plain text. */
  SUMMARY("benchmark_summary.txt", "this report as plain text"),
  /** The report as Markdown. */
  README("README.md", "this report"),
  /** The report as a page. */
  PAGE("benchmark_report.html", "this report as a page with charts"),
  /** Everything that the measured JVMs printed. */
  PROFILER_LOG("profiler.log", "everything that the measured JVMs printed"),
  /** The bottleneck analysis. */
  BOTTLENECK_LOG("bottleneck.log", "the bottleneck analysis, when it was run"),
  /** The bottleneck analysis as data. */
  BOTTLENECK_JSON("bottleneck.json", "the bottleneck analysis as data"),
  /** The hot methods. */
  FLAME_GRAPH("flamegraph.html", "the hot methods as a page, when they were sampled");

  private final String fileName;
  private final String holds;

  RunFile(String fileName, String holds) {
    this.fileName = fileName;
    this.holds = holds;
  }

  /** Its name in the run's folder. */
  public String fileName() {
    return fileName;
  }

  /** What it holds, for a person. */
  public String holds() {
    return holds;
  }
}
