package org.fitterbench.segmentation.pipeline;

import org.fitterbench.mesh.video.Rotation;
import org.fitterbench.segmentation.frame.Backdrop;
import org.fitterbench.segmentation.frame.CutOut;
import org.fitterbench.segmentation.frame.FrameKernel;
import org.fitterbench.segmentation.frame.MaskFinisher;
import org.fitterbench.segmentation.frame.View;

/**
 * What is made of each frame.
 *
 * @param output mask, composite or alpha
 * @param backdrop what comes behind the person in a composite
 * @param refinement how the mask is brought to the frame's edges
 */
public record SegmentationConfig(CutOut output, Backdrop backdrop, Refinement refinement) {
  /** How a mask that was computed on a smaller picture is brought to the frame's edges. */
  public enum Refinement {
    /** Enlarged bilinearly, no more. */
    NONE,
    /** Enlarged and then led by the frame's brightness. */
    GUIDED;

    /** What finishes a model's masks of a view of frames in this way. */
    MaskFinisher finisher(
        View view, Rotation rotation, int maskWidth, int maskHeight, FrameKernel kernel) {
      return switch (this) {
        case NONE -> MaskFinisher.bilinear(view, rotation, maskWidth, maskHeight, kernel);
        case GUIDED -> MaskFinisher.guided(view, rotation, maskWidth, maskHeight, kernel);
      };
    }
  }
}
