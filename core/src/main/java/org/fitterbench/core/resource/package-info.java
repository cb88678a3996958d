/**
 * What the process and the machine use while something runs: CPU, memory, garbage collection, GPU,
 * energy. Must not know benchmarks or reports; what cannot be read is absent with a reason, never
 * 0.
 */
@NullMarked
package org.fitterbench.core.resource;

import org.jspecify.annotations.NullMarked;
