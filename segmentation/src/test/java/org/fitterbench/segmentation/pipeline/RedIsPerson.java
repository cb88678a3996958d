package org.fitterbench.segmentation.pipeline;

import java.nio.FloatBuffer;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;

/** A model that takes red for people. */
class RedIsPerson implements SegmentationModel {
  private static final int SIDE = 16;
  private static final int PLACES = SIDE * SIDE;

  private FloatBuffer inputs = FloatBuffer.allocate(0);
  private int batch;

  @Override
  public Extent input() {
    return new Extent(SIDE, SIDE, 3);
  }

  @Override
  public Extent output() {
    return new Extent(SIDE, SIDE, 1);
  }

  @Override
  public String description() {
    return "red is person";
  }

  @Override
  public FloatBuffer inputs(int pictures) {
    batch = pictures;
    inputs = FloatBuffer.allocate(pictures * PLACES * 3);
    return inputs.duplicate();
  }

  @Override
  public void infer(float[] masks) {
    for (int i = 0; i < batch * PLACES; i++) {
      masks[i] = inputs.get(3 * i);
    }
  }

  @Override
  public void close() {}
}
