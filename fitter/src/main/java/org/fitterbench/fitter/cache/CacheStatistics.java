package org.fitterbench.fitter.cache;

import java.util.Locale;

/**
 * What a cache has done so far.
 *
 * @param hits requests that found the model, loaded or being loaded by another thread
 * @param misses requests that loaded it
 * @param failures loads that failed, which are misses too
 * @param evictions models that were given up to keep the bound
 * @param loadNanos how long all loads took, one after the other
 * @param models models that are held
 * @param heldBytes their memory
 */
public record CacheStatistics(
    long hits,
    long misses,
    long failures,
    long evictions,
    long loadNanos,
    int models,
    long heldBytes) {
  /** Requests that found their model, in percent of all; 0 before the first. */
  public double hitPercent() {
    return hits == 0 ? 0 : 100.0 * hits / (hits + misses);
  }

  /** How long a load took on average, milliseconds; 0 before the first. */
  public double meanLoadMillis() {
    return misses == 0 ? 0 : loadNanos / 1e6 / misses;
  }

  /** One line for a report. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%d of %d requests found their model (%.0f %%); %d loaded in %.0f ms each, %d failed,"
            + " %d evicted; %d held, %.1f MB",
        hits,
        hits + misses,
        hitPercent(),
        misses - failures,
        meanLoadMillis(),
        failures,
        evictions,
        models,
        heldBytes / 1e6);
  }
}
