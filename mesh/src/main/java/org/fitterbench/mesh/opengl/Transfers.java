package org.fitterbench.mesh.opengl;

/** Counts copies between this machine's memory and the device's. */
final class Transfers {
  private long count;

  void add() {
    count++;
  }

  long count() {
    return count;
  }
}
