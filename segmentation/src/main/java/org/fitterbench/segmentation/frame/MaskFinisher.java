package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.mesh.video.Rotation;

/**
 * Brings a model's small mask of a view to the frame's size, as bytes. The work buffers belong to
 * the object: one caller at a time.
 */
public sealed interface MaskFinisher permits EnlargedMask, GuidedMask {
  /**
   * The finisher that enlarges linearly and no more.
   *
   * @param view the part of the frames, as they are stored
   * @param rotation how they are turned to be upright, as the masks are
   * @param maskWidth columns of the model's masks
   * @param maskHeight their rows
   */
  static MaskFinisher bilinear(
      View view, Rotation rotation, int maskWidth, int maskHeight, FrameKernel kernel) {
    return new EnlargedMask(view, rotation, maskWidth, maskHeight, kernel);
  }

  /**
   * The finisher that moves the mask's edges onto the frame's.
   *
   * @param view the part of the frames, as they are stored
   * @param rotation how they are turned to be upright, as the masks are
   * @param maskWidth columns of the model's masks
   * @param maskHeight their rows
   */
  static MaskFinisher guided(
      View view, Rotation rotation, int maskWidth, int maskHeight, FrameKernel kernel) {
    return new GuidedMask(view, rotation, maskWidth, maskHeight, kernel);
  }

  /**
   * Finishes one mask.
   *
   * @param masks [batch][row][column] probabilities, 0 to 1
   * @param index which mask of the batch
   * @param frame holds the view
   * @param target a plane of the frame's size, whose part at the view receives 255 times the
   *     probability, rounded
   */
  void finish(float[] masks, int index, NativeFrame frame, Plane target);
}
