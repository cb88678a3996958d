/**
 * Takes the pipelines apart to find their bottlenecks: which stage, which parameter, which bone,
 * which batch size takes how long. Must not know the command line.
 */
@NullMarked
package org.fitterbench.benchmarks.analysis;

import org.jspecify.annotations.NullMarked;
