package org.fitterbench.mesh.assimp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.lwjgl.assimp.Assimp;

/** Skips tests where the native library is not there. */
public final class AssimpNatives {
  private AssimpNatives() {}

  /** Skips the test that asks unless Assimp can be called. */
  public static void require() {
    boolean present;
    try {
      present = Assimp.aiGetVersionMajor() > 0;
    } catch (LinkageError absent) {
      present = false;
    }
    assumeTrue(present, "Assimp's native library does not run on this platform");
  }
}
