package org.fitterbench.core.bottleneck;

/**
 * One of several ways to do the same.
 *
 * @param name of the way
 * @param millis median of its repeats
 * @param speedUp how many times faster than the first way it is; 1 for the first
 * @param errorPercent largest error of its result, of the exact result's largest value
 */
public record Alternative(String name, double millis, double speedUp, double errorPercent) {}
