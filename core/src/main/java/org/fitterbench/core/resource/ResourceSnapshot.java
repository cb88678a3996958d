package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;

/**
 * All figures that can be read quickly, at one moment. Counters run from an origin of their own, so
 * only their differences mean something.
 *
 * @param nanoTime when, on the sampler's monotonic clock
 * @param process the process, as the operating system sees it
 * @param jvm the JVM, as it sees itself
 * @param energyJoules energy of all CPU packages since an arbitrary origin
 */
public record ResourceSnapshot(
    long nanoTime, ProcessReading process, JvmReading jvm, Reading energyJoules) {}
