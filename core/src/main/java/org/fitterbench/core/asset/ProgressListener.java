package org.fitterbench.core.asset;

/** Hears how far a long piece of work is. */
@FunctionalInterface
public interface ProgressListener {
  /**
   * Hears of progress; called often and from one thread.
   *
   * @param activity what is being done, for a person, for example "converting"
   * @param done how much is done, in the unit of {@code total}
   * @param total how much there is to do; 0 when that is not known
   */
  void progress(String activity, long done, long total);

  /** A listener that does nothing. */
  static ProgressListener none() {
    return (activity, done, total) -> {};
  }
}
