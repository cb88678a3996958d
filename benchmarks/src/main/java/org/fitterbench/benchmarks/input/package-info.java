/**
 * What the suites run on: body data chosen for the run, random bodies. Must not know any benchmark.
 */
@NullMarked
package org.fitterbench.benchmarks.input;

import org.jspecify.annotations.NullMarked;
