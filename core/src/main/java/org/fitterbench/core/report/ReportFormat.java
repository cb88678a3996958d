package org.fitterbench.core.report;

/** The ways to write a report. A new one is a {@link Reporter} and a constant here. */
public enum ReportFormat {
  /** Plain text of fixed width, for a terminal. */
  TEXT("txt", new TextReporter()),
  /** GitHub-flavoured Markdown. */
  MARKDOWN("md", new MarkdownReporter()),
  /** Operations, targets and findings as JSON; the raw samples are in the run record. */
  JSON("json", new JsonReporter()),
  /** One line an operation (RFC 4180), for a spreadsheet. */
  CSV("csv", new CsvReporter()),
  /** How many times faster than its peers each operation is, a table in Markdown. */
  PERFORMANCE("performance.md", new PerformanceReporter()),
  /** A page with charts, for a browser; it needs nothing beside itself. */
  HTML("html", new HtmlReporter());

  private final String extension;

  @SuppressWarnings("ImmutableEnumChecker") // a reporter has no fields
  private final Reporter reporter;

  ReportFormat(String extension, Reporter reporter) {
    this.extension = extension;
    this.reporter = reporter;
  }

  /** The usual ending of a file's name in this format, without the dot. */
  public String extension() {
    return extension;
  }

  /** The report as text that ends in a line break. */
  public String render(RunReport report) {
    return reporter.render(report);
  }
}
