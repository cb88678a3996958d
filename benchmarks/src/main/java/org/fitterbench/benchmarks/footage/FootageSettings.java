package org.fitterbench.benchmarks.footage;

import java.util.Optional;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.segmentation.frame.StereoLayout;

/**
 * What footage is made of.
 *
 * @param width columns of a frame, both eyes together, 16 to 8192
 * @param height rows of a frame, both eyes together, 16 to 8192
 * @param stereo how the pictures of both eyes lie in a frame
 * @param frames how many, at least 1
 * @param rate frames a second
 * @param people how many walk, 1 to 3
 * @param framing how much the camera sees of them
 * @param seed of people, clothes, place and ways
 * @param background a picture on all walls; without it a place is painted
 */
public record FootageSettings(
    int width,
    int height,
    StereoLayout stereo,
    int frames,
    FrameRate rate,
    int people,
    Framing framing,
    long seed,
    Optional<Picture> background) {
  /** The most people that walk abreast. */
  public static final int MAXIMUM_PEOPLE = 3;

  /** The longest side. */
  public static final int MAXIMUM_SIDE = 8192;

  /** The shortest side. */
  public static final int MINIMUM_SIDE = 16;

  public FootageSettings {
    if (Math.min(width, height) < MINIMUM_SIDE || Math.max(width, height) > MAXIMUM_SIDE) {
      throw new IllegalArgumentException("No footage of " + width + " x " + height);
    }
    if (((width | height) & 1) != 0) {
      throw new IllegalArgumentException("Both sides are even: " + width + " x " + height);
    }
    if (frames < 1 || people < 1 || people > MAXIMUM_PEOPLE) {
      throw new IllegalArgumentException(frames + " frames of " + people + " people");
    }
  }

  /** Seconds from the start of the video to a frame. */
  double seconds(int frame) {
    return (double) frame * rate.denominator() / rate.numerator();
  }
}
