package org.fitterbench.segmentation.pipeline;

import org.fitterbench.mesh.picture.Picture;

/**
 * A picture after segmentation.
 *
 * @param output what was asked for: mask, composite or alpha
 * @param coverage share of the picture that shows people, 0 to 1: the mean probability
 */
public record SegmentedPicture(Picture output, double coverage) {}
