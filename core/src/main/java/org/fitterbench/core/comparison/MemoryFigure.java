package org.fitterbench.core.comparison;

/** A memory figure of a benchmark. */
public enum MemoryFigure {
  /** Heap allocation of one operation, in bytes. */
  ALLOCATION("allocation per operation", true, 8),
  /** Peak resident set, in bytes. */
  RSS("peak resident set", true, 1 << 20),
  /** Peak of direct and mapped buffers, in bytes. */
  OFF_HEAP("peak off-heap", true, 1 << 20),
  /** Peak GPU memory, in bytes. */
  GPU("peak GPU memory", true, 1 << 20),
  /**
   * Peak used heap, in bytes. Shown but not judged: how far the heap fills between two collections
   * says when the collector ran, not what the benchmark needs.
   */
  HEAP("peak heap", false, 1 << 20);

  private final String words;
  private final boolean judged;
  private final double floorBytes;

  MemoryFigure(String words, boolean judged, double floorBytes) {
    this.words = words;
    this.judged = judged;
    this.floorBytes = floorBytes;
  }

  /** The figure's name for a person. */
  public String words() {
    return words;
  }

  /** Whether more of it can be a regression. */
  public boolean judged() {
    return judged;
  }

  /**
   * What counts as none, in bytes: one object's worth of allocation, or one mebibyte of a peak. A
   * smaller change is no change, and a larger one is relative to the baseline or to this, whichever
   * is more.
   */
  public double floorBytes() {
    return floorBytes;
  }
}
