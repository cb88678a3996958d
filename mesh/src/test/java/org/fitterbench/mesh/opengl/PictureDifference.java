package org.fitterbench.mesh.opengl;

/**
 * How far two pictures are apart, counted in steps of 8-bit channels.
 *
 * @param largest of all channels of all pixels that count
 * @param mean over the pixels that count, of each pixel's largest
 * @param counted pixels that count
 */
record PictureDifference(int largest, double mean, int counted) {
  /**
   * @param counts which pixels count
   */
  static PictureDifference of(int[] expected, int[] actual, boolean[] counts) {
    int largest = 0;
    long sum = 0;
    int counted = 0;
    for (int i = 0; i < expected.length; i++) {
      if (counts[i]) {
        int difference = 0;
        for (int shift = 0; shift < 32; shift += 8) {
          int here = (expected[i] >> shift & 0xFF) - (actual[i] >> shift & 0xFF);
          difference = Math.max(difference, Math.abs(here));
        }
        largest = Math.max(largest, difference);
        sum += difference;
        counted++;
      }
    }
    return new PictureDifference(largest, (double) sum / counted, counted);
  }

  /** The pixels all of whose neighbours look like them: those away from edges. */
  static boolean[] even(int[] pixels, int width, int height) {
    boolean[] even = new boolean[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean same = true;
        for (int row = Math.max(y - 1, 0); row <= Math.min(y + 1, height - 1); row++) {
          for (int column = Math.max(x - 1, 0); column <= Math.min(x + 1, width - 1); column++) {
            same &= pixels[row * width + column] == pixels[y * width + x];
          }
        }
        even[y * width + x] = same;
      }
    }
    return even;
  }
}
