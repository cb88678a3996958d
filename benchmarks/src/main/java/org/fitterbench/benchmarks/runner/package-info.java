/**
 * Runs benchmarks through JMH, fork by fork, and turns what JMH measured into the run record. Must
 * not know which pipelines there are, nor the command line.
 */
@NullMarked
package org.fitterbench.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
