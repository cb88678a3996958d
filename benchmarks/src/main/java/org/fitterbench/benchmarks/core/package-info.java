/**
 * Benchmarks of fitter-bench's own measuring, what a stage trace costs, and of the machine, what
 * its memory and floating-point units allow. Must not know how benchmarks are run.
 */
@NullMarked
package org.fitterbench.benchmarks.core;

import org.jspecify.annotations.NullMarked;
