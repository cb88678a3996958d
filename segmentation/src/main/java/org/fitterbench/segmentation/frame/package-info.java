/**
 * From frames to a model's input and from its masks to finished frames: views of both eyes,
 * resampling, smoothing over time, refining, compositing, for pictures and for video frames in YUV.
 * Knows no engine.
 */
@NullMarked
package org.fitterbench.segmentation.frame;

import org.jspecify.annotations.NullMarked;
