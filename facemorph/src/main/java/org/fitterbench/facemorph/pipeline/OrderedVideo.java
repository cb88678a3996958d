package org.fitterbench.facemorph.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.VideoSettings;
import org.fitterbench.mesh.video.VideoWriter;
import org.fitterbench.mesh.video.YuvFrame;
import org.fitterbench.mesh.video.YuvKernel;
import org.jspecify.annotations.Nullable;

/**
 * Puts frames that several threads finish in any order into a video in their order. Each thread
 * converts the colours of its own frames; whoever brings the frame that is next encodes it and
 * those that wait behind it. A thread that is too far ahead waits for the others.
 *
 * <p>Thread safe.
 */
final class OrderedVideo {
  /**
   * How long a thread waits for a buffer before it makes one. The frame that all wait for may need
   * the waiting thread itself, where a renderer shares few threads among many frames.
   */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final VideoWriter writer;
  private final VideoSettings settings;
  private final YuvKernel kernel;
  private final StageTrace trace;
  private final StopRequest stop;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Deque<YuvFrame> free = new ArrayDeque<>();
  private final Map<Integer, YuvFrame> waiting = new HashMap<>();
  private int next;
  private boolean encoding;

  /**
   * @param writer what encodes; stays the caller's to finish and close
   * @param frames about how many there will be
   * @param window how many frames may wait before threads do, at least 1
   */
  OrderedVideo(
      VideoWriter writer,
      VideoSettings settings,
      int frames,
      int window,
      StageTrace trace,
      StopRequest stop) {
    this.writer = writer;
    this.settings = settings;
    kernel = YuvKernel.forPixels((long) frames * settings.width() * settings.height());
    this.trace = trace;
    this.stop = stop;
    for (int i = 0; i < window; i++) {
      free.add(newBuffer());
    }
  }

  private YuvFrame newBuffer() {
    return YuvFrame.allocate(settings.codedWidth(), settings.codedHeight());
  }

  /**
   * Takes one frame, each number once, from 0.
   *
   * @param picture read before the method returns
   */
  void accept(int frame, Picture picture) {
    YuvFrame buffer = takeBuffer(frame);
    try (var _ = trace.stage(MorphStage.VIDEO.label())) {
      kernel.convert(picture, buffer);
      for (YuvFrame first = offer(frame, buffer); first != null; first = release(first)) {
        writer.write(first);
      }
    }
  }

  private YuvFrame takeBuffer(int frame) {
    lock.lock();
    try {
      long left = PATIENCE_NANOS;
      while (free.isEmpty() && frame != next && left > 0) {
        stop.check();
        left = freed.awaitNanos(left);
      }
      return free.isEmpty() ? newBuffer() : free.remove();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StopRequest.StoppedException();
    } finally {
      lock.unlock();
    }
  }

  /** Adds a frame, and returns the one that the caller is to encode, if any. */
  private @Nullable YuvFrame offer(int frame, YuvFrame buffer) {
    lock.lock();
    try {
      waiting.put(frame, buffer);
      if (encoding) {
        return null;
      }
      return claimNext();
    } finally {
      lock.unlock();
    }
  }

  /** Gives back the frame that was encoded, and returns the one to encode now, if any. */
  private @Nullable YuvFrame release(YuvFrame encoded) {
    lock.lock();
    try {
      next++;
      free.add(encoded);
      freed.signalAll();
      return claimNext();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable YuvFrame claimNext() {
    YuvFrame claimed = waiting.remove(next);
    encoding = claimed != null;
    return claimed;
  }
}
