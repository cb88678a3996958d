/**
 * Pictures of displacements and of texture differences with their scales. Must not know where they
 * are written.
 */
@NullMarked
package org.fitterbench.facemorph.heatmap;

import org.jspecify.annotations.NullMarked;
