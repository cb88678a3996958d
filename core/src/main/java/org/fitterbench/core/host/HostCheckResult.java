package org.fitterbench.core.host;

import java.util.Optional;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.Severity;

/**
 * A check of the host and what it found.
 *
 * @param id stable, in kebab case
 * @param title what was checked, for a person
 * @param outcome what was found
 */
public record HostCheckResult(String id, String title, CheckOutcome outcome) {
  /** The doubt for the run record; empty when there is none. */
  public Optional<Finding> finding() {
    return switch (outcome.status()) {
      case OK, UNKNOWN -> Optional.empty();
      case INFO -> Optional.of(finding(Severity.INFO));
      case WARNING -> Optional.of(finding(Severity.WARNING));
    };
  }

  private Finding finding(Severity severity) {
    return new Finding(id, severity, title + ": " + outcome.figure(), outcome.remedy());
  }
}
