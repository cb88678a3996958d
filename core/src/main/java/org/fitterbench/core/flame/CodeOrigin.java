package org.fitterbench.core.flame;

import java.util.stream.Stream;

/** Whose code a method is: what a flame graph colours frames by. */
public enum CodeOrigin {
  /** fitter-bench's own. */
  PROJECT,
  /** The JDK's. */
  JDK,
  /** Any other. */
  LIBRARY,
  /** Not a method: the frame that stands for a thread or for all samples. */
  THREAD;

  /**
   * The origin of a class.
   *
   * @param className binary name; empty for a thread
   */
  static CodeOrigin of(String className) {
    if (className.isEmpty()) {
      return THREAD;
    }
    if (className.startsWith("org.fitterbench.")) {
      return PROJECT;
    }
    return Stream.of("java.", "javax.", "jdk.", "sun.", "com.sun.").anyMatch(className::startsWith)
        ? JDK
        : LIBRARY;
  }
}
