/** Brings segmentation models as assets. */
@NullMarked
package org.fitterbench.segmentation.source;

import org.jspecify.annotations.NullMarked;
