package org.fitterbench.facemorph.statistics;

import java.util.Arrays;

/**
 * Percentiles of many numbers by linear interpolation, as {@link ComponentStatistics} says. They
 * are selected, not sorted: numbers are counted by their upper 16 bits, and only those that share
 * them with the wanted one are put in order.
 */
public final class Percentiles {
  private static final int BUCKETS = 1 << 16;

  private final float[] values;

  /** How many numbers come before each bucket; the last entry is their count. */
  private final int[] before = new int[BUCKETS + 1];

  private int sortedBucket = -1;
  private float[] sorted = new float[0];

  /**
   * @param values finite, at least one; not copied, and not changed
   */
  public Percentiles(float[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("No numbers have no percentiles");
    }
    this.values = values;
    for (float value : values) {
      before[bucket(value) + 1]++;
    }
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      before[bucket + 1] += before[bucket];
    }
  }

  /**
   * One percentile.
   *
   * @param percent 0 to 100
   */
  public double of(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("A percentile is between 0 and 100: " + percent);
    }
    double place = percent / 100 * (values.length - 1);
    int below = (int) place;
    double lower = ranked(below);
    double upper = ranked(Math.min(below + 1, values.length - 1));
    return lower + (place - below) * (upper - lower);
  }

  /** The number that has so many before it in ascending order. */
  private float ranked(int rank) {
    int found = Arrays.binarySearch(before, rank);
    int bucket = found >= 0 ? found : -found - 2;
    while (before[bucket + 1] == rank) {
      // Empty buckets in front of the one that holds the rank have the same count before them.
      bucket++;
    }
    if (bucket != sortedBucket) {
      sort(bucket);
    }
    return sorted[rank - before[bucket]];
  }

  private void sort(int bucket) {
    float[] members = new float[before[bucket + 1] - before[bucket]];
    int count = 0;
    for (float value : values) {
      if (bucket(value) == bucket) {
        members[count++] = value;
      }
    }
    Arrays.sort(members);
    sorted = members;
    sortedBucket = bucket;
  }

  /** The upper half of the bits, turned so that larger numbers have larger ones. */
  private static int bucket(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (bits ^ (bits >> 31 | Integer.MIN_VALUE)) >>> 16;
  }
}
