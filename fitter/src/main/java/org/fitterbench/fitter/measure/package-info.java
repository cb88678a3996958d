/** Sizes of a body, as a tailor or a scale would find them. Must not know files. */
@NullMarked
package org.fitterbench.fitter.measure;

import org.jspecify.annotations.NullMarked;
