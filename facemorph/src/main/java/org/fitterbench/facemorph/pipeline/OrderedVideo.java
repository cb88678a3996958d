package org.fitterbench.facemorph.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.video.VideoSettings;
import org.fitterbench.mesh.video.VideoWriter;
import org.fitterbench.mesh.video.YuvFrame;
import org.fitterbench.mesh.video.YuvKernel;

/**
 * Puts frames that several threads finish in any order into a video in their order. Each thread
 * converts the colours of its own frames; whoever brings the frame that is next encodes it and
 * those that wait behind it. The number of waiting frames is bounded: a thread that is too far
 * ahead waits.
 *
 * <p>Thread safe. Frames must be begun in ascending order, or all threads may wait for one that
 * nobody makes.
 */
final class OrderedVideo {
  private static final long PATIENCE_MILLIS = 50;

  private final VideoWriter writer;
  private final YuvKernel kernel;
  private final StageTrace trace;
  private final StopRequest stop;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final YuvFrame[] waiting;
  private final boolean[] ready;
  private int next;
  private boolean encoding;

  /**
   * @param writer what encodes; stays the caller's to finish and close
   * @param frames about how many there will be
   * @param window how many frames may wait, at least 1
   */
  OrderedVideo(
      VideoWriter writer,
      VideoSettings settings,
      int frames,
      int window,
      StageTrace trace,
      StopRequest stop) {
    this.writer = writer;
    kernel = YuvKernel.forPixels((long) frames * settings.width() * settings.height());
    this.trace = trace;
    this.stop = stop;
    waiting = new YuvFrame[window];
    for (int i = 0; i < window; i++) {
      waiting[i] = YuvFrame.allocate(settings.codedWidth(), settings.codedHeight());
    }
    ready = new boolean[window];
  }

  /**
   * Takes one frame, each number once, from 0.
   *
   * @param picture read before the method returns
   */
  void accept(int frame, Picture picture) {
    awaitPlace(frame);
    int place = frame % waiting.length;
    try (var _ = trace.stage(MorphStage.VIDEO.label())) {
      kernel.convert(picture, waiting[place]);
      if (claimEncoding(place)) {
        encodeReady();
      }
    }
  }

  private void awaitPlace(int frame) {
    lock.lock();
    try {
      while (frame >= next + waiting.length) {
        stop.check();
        // Whoever asks for a stop does not know of this lock, so the wait looks up now and then.
        boolean _ = changed.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StopRequest.StoppedException();
    } finally {
      lock.unlock();
    }
  }

  /** Marks a frame as ready and says whether the caller is to encode. */
  private boolean claimEncoding(int place) {
    lock.lock();
    try {
      ready[place] = true;
      if (encoding) {
        return false;
      }
      encoding = true;
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void encodeReady() {
    int place = next % waiting.length;
    while (nextIsReady(place)) {
      writer.write(waiting[place]);
      place = (place + 1) % waiting.length;
      release();
    }
  }

  private boolean nextIsReady(int place) {
    lock.lock();
    try {
      encoding = ready[place];
      return encoding;
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    lock.lock();
    try {
      ready[next % waiting.length] = false;
      next++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
