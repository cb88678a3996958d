package org.fitterbench.mesh.video;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * One of several encoders that work on runs of frames of the same video, on a thread of its own.
 * Frames go in and packets come out in the same order, one for each.
 */
final class EncodingLane implements AutoCloseable {
  private final VideoEncoder encoder;
  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<AVFrame> frames = new ArrayDeque<>();
  private final Deque<AVPacket> packets = new ArrayDeque<>();
  private final Thread thread;
  private @Nullable Throwable failure;
  private boolean ended;

  /**
   * @param encoder closed with this
   * @param capacity frames that may wait
   * @param name of the thread
   */
  EncodingLane(VideoEncoder encoder, int capacity, String name) {
    this.encoder = encoder;
    this.capacity = capacity;
    thread = Thread.ofPlatform().daemon().name(name).start(this::work);
  }

  /**
   * Hands a frame in, waiting for room.
   *
   * @param frame freed here
   */
  void put(AVFrame frame) {
    lock.lock();
    try {
      while (frames.size() == capacity && failure == null) {
        changed.awaitUninterruptibly();
      }
      frames.add(frame);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next packet, for the caller to free.
   *
   * @param patient whether to wait for it
   * @return null when there is none yet and it was not to be waited for
   */
  @Nullable AVPacket take(boolean patient) {
    lock.lock();
    try {
      while (patient && packets.isEmpty() && failure == null) {
        changed.awaitUninterruptibly();
      }
      AVPacket packet = packets.poll();
      if (packet == null && failure != null) {
        rethrow(failure);
      }
      return packet;
    } finally {
      lock.unlock();
    }
  }

  private static void rethrow(Throwable failure) {
    switch (failure) {
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(failure);
    }
  }

  private void work() {
    try {
      for (AVFrame frame = next(); frame != null; frame = next()) {
        try {
          encoder.encode(frame, this::keep);
        } finally {
          avutil.av_frame_free(frame);
        }
      }
    } catch (RuntimeException | Error thrown) {
      lock.lock();
      try {
        failure = thrown;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private @Nullable AVFrame next() {
    lock.lock();
    try {
      while (frames.isEmpty() && !ended) {
        changed.awaitUninterruptibly();
      }
      AVFrame frame = ended ? null : frames.remove();
      changed.signalAll();
      return frame;
    } finally {
      lock.unlock();
    }
  }

  private void keep(AVPacket packet) {
    AVPacket kept = Ffmpeg.allocated(avcodec.av_packet_alloc(), "a packet");
    avcodec.av_packet_move_ref(kept, packet);
    lock.lock();
    try {
      packets.add(kept);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the thread, and frees everything; what has not been encoded is lost. */
  @Override
  public void close() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    awaitThread();
    frames.forEach(avutil::av_frame_free);
    frames.clear();
    packets.forEach(avcodec::av_packet_free);
    packets.clear();
    encoder.close();
  }

  private void awaitThread() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
