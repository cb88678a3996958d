/**
 * Benchmarks a user's own operation outside JMH, in a few lines and in the same record. Must not
 * know JMH or the pipelines.
 */
@NullMarked
package org.fitterbench.core.profiler;

import org.jspecify.annotations.NullMarked;
