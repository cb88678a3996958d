/**
 * The forward pass of the body model as tensor operations on PyTorch, through DJL: the formulation
 * of the reference implementation, to measure the project's own kernels against. Must not know
 * files of body data, the fit or benchmarks.
 */
@NullMarked
package org.fitterbench.fitter.torch;

import org.jspecify.annotations.NullMarked;
