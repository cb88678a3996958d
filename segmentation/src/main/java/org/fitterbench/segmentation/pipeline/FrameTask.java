package org.fitterbench.segmentation.pipeline;

import java.util.Objects;
import org.fitterbench.mesh.video.EncodedFrame;
import org.fitterbench.mesh.video.NativeFrame;
import org.fitterbench.segmentation.stream.StreamItem;
import org.jspecify.annotations.Nullable;

/** A frame on its way through the stages, with what they have made of it so far. */
final class FrameTask implements StreamItem {
  private final long number;
  private final FramePools pools;
  private @Nullable NativeFrame frame;
  private @Nullable ViewBuffers buffers;
  private @Nullable NativeFrame output;
  private byte @Nullable [] packedMasks;
  private @Nullable EncodedFrame encoded;

  /**
   * @param number how many frames were decoded before it
   * @param frame as decoded; closed with this
   */
  FrameTask(long number, NativeFrame frame, FramePools pools) {
    this.number = number;
    this.frame = frame;
    this.pools = pools;
  }

  /** How many frames were decoded before it. */
  long number() {
    return number;
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

  /**
   * Keeps the finished frame encoded, and gives back the frame itself.
   *
   * @param packet closed with this
   */
  void encoded(EncodedFrame packet) {
    encoded = packet;
    giveOutputBack();
  }

  /** The finished frame, encoded. */
  EncodedFrame encoded() {
    return Objects.requireNonNull(encoded, "the frame has not been encoded");
  }

  private void giveOutputBack() {
    if (output != null) {
      pools.outputs().giveBack(output);
      output = null;
    }
  }

  @Override
  public void close() {
    finished();
    giveOutputBack();
    if (encoded != null) {
      encoded.close();
      encoded = null;
    }
  }
}
