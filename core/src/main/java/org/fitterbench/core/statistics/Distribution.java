package org.fitterbench.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.Variance;

/**
 * A non-empty sample of finite values, given one by one or as a histogram of values and counts. A
 * histogram is treated exactly as the sample that it stands for, each value repeated as often as it
 * was seen, without ever expanding it.
 *
 * <p>Percentiles follow definition 6 of Hyndman and Fan, "Sample Quantiles in Statistical Packages"
 * (The American Statistician 50(4), 1996): with the n values in ascending order x₁ … xₙ and h =
 * p/100 · (n + 1), the p-th percentile is x₁ for h &lt; 1, xₙ for h ≥ n, and else x⌊h⌋ + (h − ⌊h⌋)
 * · (x⌊h⌋₊₁ − x⌊h⌋). It is the default of Commons Math and what JMH prints. With n values,
 * percentiles above 100 · n / (n + 1) are the maximum: P99 needs 99 samples to be anything else.
 */
public final class Distribution {
  /** How far outside the quartiles a value is an outlier, in interquartile ranges (Tukey, 1977). */
  public static final double TUKEY_FENCE = 1.5;

  private final double[] values;
  private final double[] counts;
  private final long[] cumulative;

  private Distribution(double[] values, long[] ascendingCounts) {
    this.values = values;
    this.counts = Arrays.stream(ascendingCounts).asDoubleStream().toArray();
    this.cumulative = ascendingCounts.clone();
    Arrays.parallelPrefix(cumulative, Math::addExact);
  }

  /**
   * The distribution of single values.
   *
   * @param values finite, at least one, in any order; copied
   */
  public static Distribution of(double... values) {
    double[] ascending = requireFinite(values).clone();
    Arrays.sort(ascending);
    long[] ones = new long[ascending.length];
    Arrays.fill(ones, 1);
    return new Distribution(ascending, ones);
  }

  /**
   * The distribution of a histogram.
   *
   * @param values finite, at least one, in any order; a value may come more than once
   * @param counts how often each was seen, positive, as many as values
   */
  public static Distribution ofHistogram(double[] values, long[] counts) {
    requireFinite(values);
    if (counts.length != values.length) {
      throw new IllegalArgumentException(
          values.length + " values but " + counts.length + " counts");
    }
    if (Arrays.stream(counts).anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("A count must be positive: " + Arrays.toString(counts));
    }
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    return new Distribution(
        Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
        Arrays.stream(order).mapToLong(i -> counts[i]).toArray());
  }

  /** How many values the sample has. */
  public long count() {
    return cumulative[cumulative.length - 1];
  }

  public double min() {
    return values[0];
  }

  public double max() {
    return values[values.length - 1];
  }

  /** The arithmetic mean. */
  public double mean() {
    return new Mean().evaluate(values, counts);
  }

  /** The standard deviation with n − 1 in the denominator; 0 for a single value. */
  public double standardDeviation() {
    return count() == 1 ? 0 : Math.sqrt(new Variance().evaluate(values, counts));
  }

  /** P50. */
  public double median() {
    return percentile(50);
  }

  /**
   * The value below which a share of the sample lies, by the definition of this class.
   *
   * @param percent in [0, 100], for example 99.9
   */
  public double percentile(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("A percentile is between 0 and 100: " + percent);
    }
    long n = count();
    double position = percent / 100 * (n + 1);
    if (position < 1) {
      return min();
    }
    if (position >= n) {
      return max();
    }
    long below = (long) Math.floor(position);
    double lower = ordered(below);
    return lower + (position - below) * (ordered(below + 1) - lower);
  }

  /**
   * Tukey's fences: values outside are outliers.
   *
   * @return {@value #TUKEY_FENCE} interquartile ranges below P25 and above P75
   */
  public Interval fences() {
    double lowerQuartile = percentile(25);
    double upperQuartile = percentile(75);
    double reach = TUKEY_FENCE * (upperQuartile - lowerQuartile);
    return new Interval(lowerQuartile - reach, upperQuartile + reach);
  }

  /** How many values lie outside {@link #fences()}. */
  public long outlierCount() {
    Interval fences = fences();
    return IntStream.range(0, values.length)
        .filter(i -> !fences.contains(values[i]))
        .mapToLong(i -> (long) counts[i])
        .sum();
  }

  /** The value at a rank, 1 for the smallest. */
  private double ordered(long rank) {
    int found = Arrays.binarySearch(cumulative, rank);
    return values[found >= 0 ? found : -found - 1];
  }

  private static double[] requireFinite(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("A distribution has at least one value");
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("A value must be finite: " + value);
      }
    }
    return values;
  }
}
