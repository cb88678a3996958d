/** Segments frames: preprocessing, inference, refining and compositing as named stages. */
@NullMarked
package org.fitterbench.segmentation.pipeline;

import org.jspecify.annotations.NullMarked;
