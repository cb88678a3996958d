/** Which backend computes forward passes, chosen by name. Must not know the fit or benchmarks. */
@NullMarked
package org.fitterbench.fitter.backend;

import org.jspecify.annotations.NullMarked;
