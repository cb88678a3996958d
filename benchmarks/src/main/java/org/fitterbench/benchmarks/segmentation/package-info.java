/**
 * Benchmarks of video segmentation: its kernels, its networks, and from file to file. Must not know
 * how benchmarks are run.
 *
 * <p>Reports put results in tables by what they vary, which they know by name: the parameters
 * {@code resolution} (labels of {@link org.fitterbench.mesh.video.Resolution}), {@code batch}
 * (frames in one operation) and {@code precision} ({@code fp32}, {@code bf16}, {@code int8}, {@code
 * fp16}), the figure {@code framesPerSecond} of an operation that is not one batch of frames, the
 * figure {@code maskDifference} (mean absolute difference of its masks from those of fp32, 0 to 1),
 * and figures {@code <stage>Busy} (percent of the operation's time in which a stage worked).
 */
@NullMarked
package org.fitterbench.benchmarks.segmentation;

import org.jspecify.annotations.NullMarked;
