package org.fitterbench.segmentation.frame;

/**
 * Which layout a video was found to have.
 *
 * @param layout the layout
 * @param reason what says so, for a person to read
 */
public record StereoDetection(StereoLayout layout, String reason) {}
