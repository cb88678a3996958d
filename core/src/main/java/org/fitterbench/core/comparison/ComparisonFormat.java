package org.fitterbench.core.comparison;

/** The ways to write a comparison. A new one is a {@link Reporter} and a constant here. */
public enum ComparisonFormat {
  /** Plain text of fixed width, for a terminal. */
  TEXT(new TextComparison()),
  /** GitHub-flavoured Markdown, for a pull request. */
  MARKDOWN(new MarkdownComparison()),
  /** Every figure as JSON, for a program. */
  JSON(new JsonComparison());

  /** A way to write a comparison. */
  @FunctionalInterface
  interface Reporter {
    /** The comparison as text that ends in a line break. */
    String render(Comparison comparison);
  }

  @SuppressWarnings("ImmutableEnumChecker") // a reporter has no fields
  private final Reporter reporter;

  ComparisonFormat(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The comparison as text that ends in a line break. */
  public String render(Comparison comparison) {
    return reporter.render(comparison);
  }
}
