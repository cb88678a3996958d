/**
 * Finds segmentation models by name: installed assets, files of two kinds, and networks built in.
 * Knows no video and no pipeline.
 */
@NullMarked
package org.fitterbench.segmentation.source;

import org.jspecify.annotations.NullMarked;
