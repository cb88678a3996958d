/**
 * Benchmarks of the body model and its fit, each on random bodies of a fixed seed. Must not know
 * how benchmarks are run.
 */
@NullMarked
package org.fitterbench.benchmarks.fitter;

import org.jspecify.annotations.NullMarked;
