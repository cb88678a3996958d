/**
 * The catalogue of benchmarks: suites, titles, what a benchmark reports beside its time. Must not
 * know how benchmarks are run.
 */
@NullMarked
package org.fitterbench.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
