package org.fitterbench.segmentation.stream;

/**
 * How far a stream was at a moment.
 *
 * @param items how many had been through all stages
 * @param nanos since the stream's start
 */
public record Milestone(long items, long nanos) {}
