package org.fitterbench.segmentation.model;

import ai.djl.pytorch.jni.JniUtils;

/** What the engine keeps for each thread of the JVM by itself. */
public final class EngineThread {
  private EngineThread() {}

  /**
   * Lets this thread compute without recording gradients, each operation on so many threads. The
   * engine's own defaults are otherwise those that held when the thread first computed.
   */
  public static void prepare(int threads) {
    if (JniUtils.isGradMode()) {
      JniUtils.setGradMode(false);
    }
    if (JniUtils.getNumThreads() != threads) {
      JniUtils.setNumThreads(threads);
    }
  }
}
