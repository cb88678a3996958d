package org.fitterbench.segmentation.frame;

/**
 * Where a frame's mask is packed in a video that has no alpha channel, as grey of the frame's size;
 * players for VR call such a video alpha packed.
 */
public enum AlphaPacking {
  /** At the right of the frame; the video is twice as wide. */
  BESIDE,
  /** Below the frame; the video is twice as high. */
  BELOW
}
