package org.fitterbench.benchmarks.facemorph;

import java.util.List;
import org.fitterbench.mesh.picture.Picture;

/** Pictures of one size side by side. */
final class FrameRow {
  private FrameRow() {}

  /**
   * Makes one picture of several.
   *
   * @param frames from left to right, at least one, all of one size
   */
  static Picture of(List<Picture> frames) {
    int width = frames.getFirst().width();
    int height = frames.getFirst().height();
    int[] pixels = new int[frames.size() * width * height];
    for (int i = 0; i < frames.size(); i++) {
      for (int row = 0; row < height; row++) {
        System.arraycopy(
            frames.get(i).pixels(), row * width, pixels, (row * frames.size() + i) * width, width);
      }
    }
    return new Picture(frames.size() * width, height, pixels);
  }
}
