package org.fitterbench.segmentation.pipeline;

import org.fitterbench.mesh.video.NativeFrame;

/**
 * What frames under way use, one after another.
 *
 * @param buffers inputs and masks
 * @param outputs finished frames
 */
record FramePools(Pool<ViewBuffers> buffers, Pool<NativeFrame> outputs) implements AutoCloseable {
  @Override
  public void close() {
    buffers.close();
    outputs.close();
  }
}
