package org.fitterbench.core.flame;

/**
 * How often one method was seen in a profile.
 *
 * @param frame the method
 * @param selfSamples samples in which the method itself was running
 * @param totalSamples samples in which it was anywhere on the stack; a recursive method counts once
 *     a sample
 * @param selfShare of all samples, 0 to 1
 * @param totalShare of all samples, 0 to 1
 */
public record HotMethod(
    StackFrame frame, long selfSamples, long totalSamples, double selfShare, double totalShare) {}
