/**
 * What a run's results are put beside: plainer code of our own and other software measured in the
 * same run, and figures that others published. Must not know pipelines: which benchmarks belong
 * together is data.
 */
@NullMarked
package org.fitterbench.core.peer;

import org.jspecify.annotations.NullMarked;
