package org.fitterbench.fitter.data;

/**
 * A local change of the body: one value in [−1, 1] between two opposite targets.
 *
 * @param label the positive target's name
 * @param positiveTarget index into {@link BodyAssets#localTargets()}
 * @param negativeTarget index into {@link BodyAssets#localTargets()}
 */
public record LocalChange(String label, int positiveTarget, int negativeTarget) {}
