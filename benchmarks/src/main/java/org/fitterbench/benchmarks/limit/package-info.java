/**
 * What the machine allows: memory bandwidth and floating-point rate. Must not know any benchmark.
 */
@NullMarked
package org.fitterbench.benchmarks.limit;

import org.jspecify.annotations.NullMarked;
