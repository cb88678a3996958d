/**
 * The joint solver of shape and pose: Levenberg–Marquardt on exact derivatives. Must not know where
 * a target comes from or how a fit is reported.
 */
@NullMarked
package org.fitterbench.fitter.solver;

import org.jspecify.annotations.NullMarked;
