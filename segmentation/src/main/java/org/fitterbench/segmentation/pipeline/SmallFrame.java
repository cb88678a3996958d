package org.fitterbench.segmentation.pipeline;

import java.nio.FloatBuffer;
import org.fitterbench.mesh.video.ColourSpace;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.segmentation.frame.AlphaPacking;
import org.fitterbench.segmentation.frame.FrameComposer;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.InputPreparation;
import org.fitterbench.segmentation.frame.MaskFinisher;
import org.fitterbench.segmentation.frame.View;

/**
 * A small frame that goes through all that kernels do with the frames of a video, as often as one
 * likes.
 */
final class SmallFrame implements AutoCloseable {
  /** No multiple of a register's lanes, so that the ends of rows are worked on too. */
  private static final int SIDE = 250;

  private static final int MODEL_SIDE = 64;
  private static final int CHANNELS = 3;

  private final InputPreparation preparation;
  private final MaskFinisher finisher;
  private final FrameComposer composer;
  private final NativeFrame frame = NativeFrame.allocate(SIDE, SIDE, ColourSpace.BT709);
  private final NativeFrame output;
  private final Plane mask = Plane.allocate(SIDE, SIDE);
  private final FloatBuffer inputs = FloatBuffer.allocate(MODEL_SIDE * MODEL_SIDE * CHANNELS);
  private final float[] masks = new float[MODEL_SIDE * MODEL_SIDE];

  /**
   * @param made what is made of it
   */
  SmallFrame(SegmentationConfig made, FrameKernel kernel) {
    View view = View.whole(SIDE, SIDE);
    preparation =
        new InputPreparation(
            view, Rotation.NONE, MODEL_SIDE, MODEL_SIDE, ColourSpace.BT709, kernel);
    finisher = made.refinement().finisher(view, Rotation.NONE, MODEL_SIDE, MODEL_SIDE, kernel);
    composer =
        new FrameComposer(
            made.output(),
            made.backdrop(),
            AlphaPacking.BESIDE,
            SIDE,
            SIDE,
            ColourSpace.BT709,
            kernel);
    output = composer.newOutput();
  }

  /** Does everything once. */
  void process() {
    preparation.prepare(frame, inputs, 0);
    finisher.finish(masks, 0, frame, mask);
    composer.compose(frame, mask, output);
  }

  @Override
  public void close() {
    output.close();
    frame.close();
  }
}
