package org.fitterbench.core.bottleneck;

/**
 * What one item of a loop costs, for example one parameter of a Jacobian.
 *
 * @param name the item
 * @param size how much data it has, for example points; 0 where items have no size
 * @param millis median over the repeats
 * @param share of all items, 0 to 1
 * @param weight what that share makes it
 */
public record ItemCost(String name, long size, double millis, double share, StageClass weight) {}
