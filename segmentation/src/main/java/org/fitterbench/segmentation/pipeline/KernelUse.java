package org.fitterbench.segmentation.pipeline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fitterbench.segmentation.frame.FrameKernel;

/** Which kernels work on the frames of a run, and how many frames each has finished. */
final class KernelUse {
  private final Supplier<FrameKernel> source;
  private final Map<FrameKernel, LongAdder> frames = new EnumMap<>(FrameKernel.class);

  /**
   * @param source tells which kernels to use for the next frame
   */
  KernelUse(Supplier<FrameKernel> source) {
    this.source = source;
    for (FrameKernel kernel : FrameKernel.values()) {
      frames.put(kernel, new LongAdder());
    }
  }

  /** The kernels for the next frame. */
  FrameKernel next() {
    return source.get();
  }

  /** Counts a frame that a kernel has finished. */
  void finished(FrameKernel kernel) {
    Objects.requireNonNull(frames.get(kernel)).increment();
  }

  private long frames(FrameKernel kernel) {
    return Objects.requireNonNull(frames.get(kernel)).sum();
  }

  /** Which they were, for a report, for example {@code scalar for 38 frames, then vector}. */
  String words() {
    List<FrameKernel> used =
        Stream.of(FrameKernel.values()).filter(kernel -> frames(kernel) > 0).toList();
    if (used.isEmpty()) {
      return next().label();
    }
    FrameKernel first = used.getFirst();
    FrameKernel last = used.getLast();
    return first == last
        ? first.label()
        : "%s for %d frames, then %s".formatted(first.label(), frames(first), last.label());
  }
}
