/**
 * From frames to a model's input and from its masks to finished frames: resampling, refining,
 * compositing. Knows no engine.
 */
@NullMarked
package org.fitterbench.segmentation.frame;

import org.jspecify.annotations.NullMarked;
