/**
 * Benchmarks of fitter-bench's own measuring: what a stage trace costs. Must not know how
 * benchmarks are run.
 */
@NullMarked
package org.fitterbench.benchmarks.core;

import org.jspecify.annotations.NullMarked;
