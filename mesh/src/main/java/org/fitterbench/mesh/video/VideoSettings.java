package org.fitterbench.mesh.video;

/**
 * What a video is written with.
 *
 * <p>H.264 with chroma of half the resolution needs even sides: a picture of odd width or height
 * gets one more column or row, which repeats its last, and the video is as much larger.
 *
 * @param width columns of each picture, 16 to 8192
 * @param height rows of each picture, 16 to 8192
 * @param rate frames a second
 * @param quantiser how coarse the encoding is, the same for every frame: 1 (finest) to 51
 *     (coarsest); six steps double the size of a quantisation step
 * @param threads how many encode slices of one frame at the same time, 1 to 16; more than 1 costs
 *     some compression and pays for large pictures only
 */
public record VideoSettings(int width, int height, FrameRate rate, int quantiser, int threads) {
  /** The quantiser at which smooth shaded pictures show no visible loss. */
  public static final int CLEAN = 22;

  private static final int MINIMUM_SIDE = 16;
  private static final int MAXIMUM_SIDE = 8192;
  private static final int MAXIMUM_THREADS = 16;

  public VideoSettings {
    if (Math.min(width, height) < MINIMUM_SIDE || Math.max(width, height) > MAXIMUM_SIDE) {
      throw new IllegalArgumentException("No video of " + width + " x " + height + " pixels");
    }
    if (quantiser < 1 || quantiser > 51) {
      throw new IllegalArgumentException("No quantiser " + quantiser);
    }
    if (threads < 1 || threads > MAXIMUM_THREADS) {
      throw new IllegalArgumentException("Not with " + threads + " threads");
    }
  }

  /** A clean video encoded by one thread. */
  public static VideoSettings of(int width, int height, FrameRate rate) {
    return new VideoSettings(width, height, rate, CLEAN, 1);
  }

  /** The same, encoded by several threads. */
  public VideoSettings withThreads(int newThreads) {
    return new VideoSettings(width, height, rate, quantiser, newThreads);
  }

  /** The same, encoded more finely or more coarsely. */
  public VideoSettings withQuantiser(int newQuantiser) {
    return new VideoSettings(width, height, rate, newQuantiser, threads);
  }

  /** Columns of the video: the width, made even. */
  public int codedWidth() {
    return width + (width & 1);
  }

  /** Rows of the video: the height, made even. */
  public int codedHeight() {
    return height + (height & 1);
  }

  /** The same for frames that have been converted. */
  OutputSettings output() {
    return OutputSettings.of(codedWidth(), codedHeight(), TimeBase.of(rate), rate)
        .withRateControl(new RateControl.Quantiser(quantiser))
        .withThreads(threads);
  }
}
