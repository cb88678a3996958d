package org.fitterbench.core.host;

/**
 * What a check of the host found.
 *
 * @param status how it matters
 * @param figure what was found, or for {@link CheckStatus#UNKNOWN} why nothing was
 * @param remedy what to do about it, a full sentence; empty when there is nothing to do
 */
public record CheckOutcome(CheckStatus status, String figure, String remedy) {
  public CheckOutcome {
    boolean doubtful = status == CheckStatus.INFO || status == CheckStatus.WARNING;
    if (figure.isBlank() || doubtful == remedy.isBlank()) {
      throw new IllegalArgumentException(
          "A check has a figure, and a remedy exactly when something was found: " + figure);
    }
  }

  static CheckOutcome ok(String figure) {
    return new CheckOutcome(CheckStatus.OK, figure, "");
  }

  static CheckOutcome info(String figure, String remedy) {
    return new CheckOutcome(CheckStatus.INFO, figure, remedy);
  }

  static CheckOutcome warning(String figure, String remedy) {
    return new CheckOutcome(CheckStatus.WARNING, figure, remedy);
  }

  static CheckOutcome unknown(String reason) {
    return new CheckOutcome(CheckStatus.UNKNOWN, reason, "");
  }
}
