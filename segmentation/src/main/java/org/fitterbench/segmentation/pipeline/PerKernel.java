package org.fitterbench.segmentation.pipeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.fitterbench.segmentation.frame.FrameKernel;

/**
 * What a worker does its work with, made for each kernel when that is used first. One caller at a
 * time.
 *
 * @param <T> what it works with
 */
final class PerKernel<T> {
  private final Function<FrameKernel, T> maker;
  private final Map<FrameKernel, T> made = new EnumMap<>(FrameKernel.class);

  /**
   * @param maker makes it for a kernel
   */
  PerKernel(Function<FrameKernel, T> maker) {
    this.maker = maker;
  }

  /** What to work with by a kernel. */
  T of(FrameKernel kernel) {
    return made.computeIfAbsent(kernel, maker);
  }
}
