/** Summaries of the measured components. Must not know where they are written. */
@NullMarked
package org.fitterbench.facemorph.statistics;

import org.jspecify.annotations.NullMarked;
