package org.fitterbench.benchmarks.runner;

import java.util.List;

/** The JVM that every benchmark is measured in. */
public final class ForkJvm {
  private static final long MEBIBYTE = 1L << 20;
  private static final long MOST = 2048 * MEBIBYTE;
  private static final long LEAST = 512 * MEBIBYTE;

  private ForkJvm() {}

  /**
   * Flags of a measured JVM: the Vector API module, native access, and a heap that neither grows
   * nor shrinks, so that no iteration pays for its resizing.
   *
   * @param memoryBytes memory of the machine or container, a quarter of which a fork may have
   */
  public static List<String> flags(long memoryBytes) {
    long heap = Math.clamp(memoryBytes / 4, LEAST, MOST) / MEBIBYTE;
    return List.of(
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        // JMH's own use of it would be warned of in every fork.
        "--sun-misc-unsafe-memory-access=allow",
        "-Xms" + heap + "m",
        "-Xmx" + heap + "m",
        "-Djava.awt.headless=true");
  }
}
