/**
 * The JMH profiler that brings CPU, memory, GPU and energy figures into JMH's results. Must not
 * know the run record's files, nor any pipeline.
 */
@NullMarked
package org.fitterbench.benchmarks.profiler;

import org.jspecify.annotations.NullMarked;
