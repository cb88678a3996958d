package org.fitterbench.segmentation.model;

import java.nio.FloatBuffer;
import org.fitterbench.segmentation.network.Extent;

/** A network that says, for each place of a picture, how probably a person is there. */
public interface SegmentationModel extends AutoCloseable {
  /** Rows, columns and the three channels of its input. */
  Extent input();

  /** Rows and columns of its masks. */
  Extent output();

  /** Which network and how it is run, for a report. */
  String description();

  /** Whether its masks show people: not those of a network whose weights were never trained. */
  default boolean meaningfulMasks() {
    return true;
  }

  /**
   * The buffer that pictures are put into: [batch][row][column][RGB], each from 0 to 1,
   * sRGB-encoded. It is reused: one caller at a time.
   *
   * @param batch how many pictures, at least 1
   */
  FloatBuffer inputs(int batch);

  /**
   * Computes the masks of the pictures in the buffer that was last asked for.
   *
   * @param masks [batch][row][column] receives probabilities, 0 to 1
   */
  void infer(float[] masks);

  @Override
  void close();
}
