package org.fitterbench.core.peer;

/**
 * How long others say that their software takes.
 *
 * @param name of the software, a word or two
 * @param millis the time
 * @param source who measured it, with what and where
 */
public record PublishedTime(String name, double millis, String source) {
  public PublishedTime {
    if (!(millis > 0)) {
      throw new IllegalArgumentException("A published time is positive: " + millis);
    }
    if (!Double.isFinite(millis)) {
      throw new IllegalArgumentException("A published time is finite: " + millis);
    }
  }
}
