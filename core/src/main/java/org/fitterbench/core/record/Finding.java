package org.fitterbench.core.record;

/**
 * A doubt about a measurement, kept beside the number.
 *
 * @param id stable, in kebab case, for example {@code cpu-governor}
 * @param severity how much it matters
 * @param message what was found, with the figure that shows it
 * @param remedy what to do about it
 */
public record Finding(String id, Severity severity, String message, String remedy) {
  public Finding {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("A finding's id is in kebab case: " + id);
    }
  }
}
