package org.fitterbench.core.bottleneck;

/**
 * What somebody else published of a stage, to stand beside what is measured.
 *
 * @param stage the name of the stage in the breakdown
 * @param millis its published time
 * @param share its share of the published total, 0 to 1
 */
public record PublishedStage(String stage, double millis, double share) {}
