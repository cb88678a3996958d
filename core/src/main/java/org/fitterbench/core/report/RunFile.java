package org.fitterbench.core.report;

/** A file that a run's folder holds. */
public enum RunFile {
  /** The run record: our own JSON. */
  RECORD("benchmark_results.json"),
  /** JMH's own JSON, which every tool for JMH reads. */
  JMH("jmh-result.json"),
  /** The report as plain text. */
  SUMMARY("benchmark_summary.txt"),
  /** The report as Markdown. */
  README("README.md"),
  /** Everything that the measured JVMs printed. */
  PROFILER_LOG("profiler.log"),
  /** The bottleneck analysis. */
  BOTTLENECK_LOG("bottleneck.log");

  private final String fileName;

  RunFile(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }
}
