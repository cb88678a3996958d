/**
 * How good a mask is against the truth: overlap, boundary and flicker, frame by frame. Must not
 * know what made the mask.
 */
@NullMarked
package org.fitterbench.segmentation.quality;

import org.jspecify.annotations.NullMarked;
