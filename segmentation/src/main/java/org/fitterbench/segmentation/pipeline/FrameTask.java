package org.fitterbench.segmentation.pipeline;

import java.util.Objects;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.segmentation.stream.StreamItem;
import org.jspecify.annotations.Nullable;

/** A frame on its way through the stages, with what they have made of it so far. */
final class FrameTask implements StreamItem {
  private final FramePools pools;
  private @Nullable NativeFrame frame;
  private @Nullable ViewBuffers buffers;
  private @Nullable NativeFrame output;
  private byte @Nullable [] packedMasks;

  /**
   * @param frame as decoded; closed with this
   */
  FrameTask(NativeFrame frame, FramePools pools) {
    this.frame = frame;
    this.pools = pools;
  }

  /** The frame as it was decoded. */
  NativeFrame frame() {
    return Objects.requireNonNull(frame, "the frame has been given back");
  }

  /** The model's inputs and masks of its views. */
  ViewBuffers buffers() {
    ViewBuffers own = buffers;
    if (own == null) {
      own = pools.buffers().take();
      buffers = own;
    }
    return own;
  }

  /** The finished frame. */
  NativeFrame output() {
    NativeFrame own = output;
    if (own == null) {
      own = pools.outputs().take();
      output = own;
    }
    return own;
  }

  /** Keeps the masks for a later run. */
  void keepMasks(byte[] packed) {
    packedMasks = packed;
  }

  /** The masks that were kept. */
  byte[] keptMasks() {
    return Objects.requireNonNull(packedMasks, "the masks were not kept");
  }

  /** Gives back all but the finished frame. */
  void finished() {
    if (buffers != null) {
      pools.buffers().giveBack(buffers);
      buffers = null;
    }
    if (frame != null) {
      frame.close();
      frame = null;
    }
  }

  @Override
  public void close() {
    finished();
    if (output != null) {
      pools.outputs().giveBack(output);
      output = null;
    }
  }
}
