package org.fitterbench.segmentation.model;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A thread of the JVM while it computes with the engine, as a resource: without recording
 * gradients, each operation on so many threads. A thread that computes must not begin to compute
 * once more.
 *
 * <p>The engine keeps both for each thread by itself, and makes the pool of threads that all
 * threads share anew whenever one sets their number, or computes for the first time. So that the
 * pool is nobody's at that moment, other threads finish their computation before.
 */
public final class EngineThread implements AutoCloseable {
  private static final ReentrantReadWriteLock POOL = new ReentrantReadWriteLock();
  private static final EngineThread COMPUTING = new EngineThread();
  private static final ThreadLocal<Boolean> KNOWN = ThreadLocal.withInitial(() -> false);

  private EngineThread() {}

  /**
   * Begins to compute; closed when that is done.
   *
   * @param threads of one operation, at least 1
   */
  public static EngineThread computing(int threads) {
    if (!KNOWN.get() || !begun(threads)) {
      begin(threads);
    }
    return COMPUTING;
  }

  /** Begins to compute when nothing has to be set for that. */
  private static boolean begun(int threads) {
    boolean set = false;
    POOL.readLock().lock();
    try {
      set = JniUtils.getNumThreads() == threads && !JniUtils.isGradMode();
      return set;
    } finally {
      if (!set) {
        POOL.readLock().unlock();
      }
    }
  }

  /** Sets this thread up while no other computes, and begins to compute. */
  private static void begin(int threads) {
    POOL.writeLock().lock();
    try {
      JniUtils.setGradMode(false);
      JniUtils.setNumThreads(threads);
      KNOWN.set(true);
      POOL.readLock().lock();
    } finally {
      POOL.writeLock().unlock();
    }
  }

  @Override
  public void close() {
    POOL.readLock().unlock();
  }
}
