package org.fitterbench.mesh.raster;

import jdk.incubator.vector.FloatVector;

/** Which kernels draw; both give the same bits. */
public enum Instructions {
  /** Eight numbers or more at a time, for processors with registers of 256 bits or more. */
  VECTOR,
  /** One number at a time, for all others. */
  SCALAR;

  /**
   * Until the compiler has made machine code of it, code with explicit vectors is many times slower
   * than scalar code; it takes so many pictures to make up for that.
   */
  private static final int PICTURES_TO_PAY = 1000;

  /** The kind that draws so many pictures soonest on this machine, starting cold. */
  public static Instructions forPictures(int pictures) {
    return pictures < PICTURES_TO_PAY ? SCALAR : fastest();
  }

  /** The faster kind on this machine once compiled. */
  public static Instructions fastest() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 256 ? VECTOR : SCALAR;
  }

  FragmentKernels fragmentKernels() {
    return switch (this) {
      case VECTOR -> new VectorFragmentKernels();
      case SCALAR -> new ScalarFragmentKernels();
    };
  }

  TileKernels tileKernels() {
    return switch (this) {
      case VECTOR -> new VectorKernels();
      case SCALAR -> new ScalarKernels();
    };
  }

  SieveKernel sieveKernel() {
    return switch (this) {
      case VECTOR -> new VectorSieveKernel();
      case SCALAR -> new ScalarSieveKernel();
    };
  }
}
