package org.fitterbench.facemorph.pipeline;

/**
 * How long a stage took.
 *
 * @param stage which
 * @param runs how often it ran
 * @param busyNanos time that threads spent in it, added up
 * @param elapsedNanos the part of the run's time that it accounts for: its own time where it ran
 *     alone, its share by busy time where stages overlapped
 */
public record StageTime(MorphStage stage, long runs, long busyNanos, long elapsedNanos) {}
