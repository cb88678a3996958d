package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;

/**
 * What the JVM says about itself.
 *
 * @param heapUsedBytes heap in use, garbage not yet collected among it
 * @param heapCommittedBytes heap that the JVM has reserved from the operating system
 * @param directBytes size of direct buffers
 * @param mappedBytes size of memory-mapped files
 * @param gcCount garbage collections since the JVM's start, all collectors
 * @param gcTimeMillis time in them as the collectors count it, concurrent phases among it
 */
public record JvmReading(
    Reading heapUsedBytes,
    Reading heapCommittedBytes,
    Reading directBytes,
    Reading mappedBytes,
    Reading gcCount,
    Reading gcTimeMillis) {}
