package org.fitterbench.segmentation.tuning;

/**
 * A candidate that was not measured for its speed.
 *
 * @param candidate the candidate
 * @param reason why, for a person
 */
public record Rejected(Candidate candidate, String reason) {}
