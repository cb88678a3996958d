package org.fitterbench.mesh.opengl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.fitterbench.mesh.render.RenderTarget;
import org.lwjgl.opengl.GL45C;

/**
 * Copies pictures from the device, at once or, for a batch, while the next is being drawn: into a
 * buffer of the driver first, from which they are taken when they have arrived.
 */
final class PictureReader implements DeviceCopy {
  private final Transfers transfers;
  private final Slot[] slots;

  /** A picture on its way. */
  private static final class Slot {
    int buffer;
    long bytes;
    long fence;
    RenderTarget target = new RenderTarget(1, 1);
  }

  PictureReader(int slots, Transfers transfers) {
    this.transfers = transfers;
    this.slots = new Slot[slots];
    for (int i = 0; i < slots; i++) {
      this.slots[i] = new Slot();
    }
  }

  /** Copies the picture that is read from, when it has been drawn. */
  void read(RenderTarget target) {
    GL45C.glReadPixels(
        0,
        0,
        target.width(),
        target.height(),
        GL45C.GL_BGRA,
        GL45C.GL_UNSIGNED_INT_8_8_8_8_REV,
        target.pixels());
    transfers.add();
  }

  /** Begins to copy the picture that is read from. */
  void begin(int index, int width, int height) {
    Slot slot = slots[index];
    long bytes = (long) width * height * Integer.BYTES;
    if (slot.bytes != bytes) {
      release(slot);
      slot.buffer = GL45C.glCreateBuffers();
      GL45C.glNamedBufferStorage(slot.buffer, bytes, GL45C.GL_MAP_READ_BIT);
      slot.bytes = bytes;
    }
    GL45C.glBindBuffer(GL45C.GL_PIXEL_PACK_BUFFER, slot.buffer);
    GL45C.glReadPixels(0, 0, width, height, GL45C.GL_BGRA, GL45C.GL_UNSIGNED_INT_8_8_8_8_REV, 0L);
    GL45C.glBindBuffer(GL45C.GL_PIXEL_PACK_BUFFER, 0);
    slot.fence = GL45C.glFenceSync(GL45C.GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    transfers.add();
  }

  /** Waits for a picture; it stays until the next one of its slot is finished. */
  RenderTarget finish(int index, int width, int height) {
    Slot slot = slots[index];
    GL45C.glClientWaitSync(slot.fence, GL45C.GL_SYNC_FLUSH_COMMANDS_BIT, -1L);
    GL45C.glDeleteSync(slot.fence);
    slot.fence = 0;
    if (slot.target.width() != width || slot.target.height() != height) {
      slot.target = new RenderTarget(width, height);
    }
    ByteBuffer pixels =
        Objects.requireNonNull(
            GL45C.glMapNamedBufferRange(slot.buffer, 0, slot.bytes, GL45C.GL_MAP_READ_BIT));
    pixels.order(ByteOrder.nativeOrder()).asIntBuffer().get(slot.target.pixels());
    GL45C.glUnmapNamedBuffer(slot.buffer);
    return slot.target;
  }

  private static void release(Slot slot) {
    if (slot.fence != 0) {
      GL45C.glDeleteSync(slot.fence);
      slot.fence = 0;
    }
    if (slot.buffer != 0) {
      GL45C.glDeleteBuffers(slot.buffer);
      slot.buffer = 0;
      slot.bytes = 0;
    }
  }

  @Override
  public void close() {
    for (Slot slot : slots) {
      release(slot);
    }
  }
}
