package org.fitterbench.mesh.video;

/** What an encoder keeps constant. */
public sealed interface RateControl {
  /**
   * How coarse the encoding is, the same for every frame.
   *
   * @param value 1 (finest) to 51 (coarsest), on the scale of H.264: six steps double the size of a
   *     quantisation step
   */
  record Quantiser(int value) implements RateControl {
    /** The finest and the coarsest. */
    static final int FINEST = 1;

    static final int COARSEST = 51;

    public Quantiser {
      if (value < FINEST || value > COARSEST) {
        throw new IllegalArgumentException("No quantiser " + value);
      }
    }
  }

  /**
   * How many bits a second of video takes on average.
   *
   * @param bitsPerSecond at least 10,000
   */
  record BitRate(long bitsPerSecond) implements RateControl {
    private static final long LEAST = 10_000;

    public BitRate {
      if (bitsPerSecond < LEAST) {
        throw new IllegalArgumentException("No bit rate " + bitsPerSecond);
      }
    }
  }
}
