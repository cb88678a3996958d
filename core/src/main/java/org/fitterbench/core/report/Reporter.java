package org.fitterbench.core.report;

/** A way to write a report. */
@FunctionalInterface
public interface Reporter {
  /** The report as text that ends in a line break. */
  String render(RunReport report);
}
