package org.fitterbench.segmentation.pipeline;

import java.nio.FloatBuffer;
import org.fitterbench.segmentation.network.Extent;

/**
 * The small planes of one frame.
 *
 * @param inputs [view][row][column][RGB] what the model is given
 * @param masks [view][row][column] what it made of it
 */
record ViewBuffers(FloatBuffer inputs, float[] masks) {
  static ViewBuffers allocate(int views, Extent input, Extent output) {
    return new ViewBuffers(
        FloatBuffer.allocate(views * input.size()), new float[views * output.size()]);
  }
}
