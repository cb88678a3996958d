package org.fitterbench.mesh.opengl;

/** Something in the device's memory. */
interface DeviceCopy extends AutoCloseable {
  /** Gives the memory back. */
  @Override
  void close();
}
