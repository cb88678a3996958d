/**
 * What a segmentation model is to the pipeline, and how the engine runs it. Knows no video and no
 * file of pictures.
 */
@NullMarked
package org.fitterbench.segmentation.model;

import org.jspecify.annotations.NullMarked;
