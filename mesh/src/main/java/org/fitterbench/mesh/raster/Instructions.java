package org.fitterbench.mesh.raster;

import jdk.incubator.vector.FloatVector;

/** Which kernels draw; both give the same bits. */
public enum Instructions {
  /** Eight numbers at a time, for processors with registers of 256 bits or more. */
  VECTOR,
  /** One number at a time, for all others. */
  SCALAR;

  /** The faster kind on this machine. */
  public static Instructions best() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256 ? VECTOR : SCALAR;
  }

  TileKernels kernels() {
    return switch (this) {
      case VECTOR -> new VectorKernels();
      case SCALAR -> new ScalarKernels();
    };
  }
}
