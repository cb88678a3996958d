package org.fitterbench.mesh.video;

/**
 * A picture as video codecs want it: luma for every pixel and two colour differences for every two
 * by two, after ITU-R BT.709 in limited range (luma 16 to 235, differences 16 to 240 around 128),
 * unsigned. The arrays are not copied; they may be written over between frames.
 *
 * @param width columns, even
 * @param height rows, even
 * @param luma [height·width] Y'
 * @param blue [height/2·width/2] Cb, sited at the left of each two by two
 * @param red [height/2·width/2] Cr, sited like Cb
 */
public record YuvFrame(int width, int height, byte[] luma, byte[] blue, byte[] red) {
  public YuvFrame {
    int quarter = width / 2 * (height / 2);
    if (width < 2
        || height < 2
        || (width & 1) != 0
        || (height & 1) != 0
        || luma.length != 4 * quarter
        || blue.length != quarter
        || red.length != quarter) {
      throw new IllegalArgumentException(
          luma.length
              + ", "
              + blue.length
              + " and "
              + red.length
              + " samples are no planes of "
              + width
              + " x "
              + height);
    }
  }

  /** A frame of zeros. */
  public static YuvFrame allocate(int width, int height) {
    int quarter = width / 2 * (height / 2);
    return new YuvFrame(
        width, height, new byte[width * height], new byte[quarter], new byte[quarter]);
  }
}
