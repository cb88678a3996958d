/**
 * Reads body data from where it is kept: MPFB2's folder, MakeHuman's package, our own compact file,
 * or code. Must not know how a body is computed from it.
 */
@NullMarked
package org.fitterbench.fitter.source;

import org.jspecify.annotations.NullMarked;
