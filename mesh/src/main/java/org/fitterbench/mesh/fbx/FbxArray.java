package org.fitterbench.mesh.fbx;

import org.fitterbench.core.failure.UserInputException;

/** An array of numbers of an FBX file. */
public sealed interface FbxArray permits PackedArray, TextArray {
  /** How many numbers it has. */
  int count();

  /**
   * Its numbers as 64-bit floats.
   *
   * @throws UserInputException when it holds integers, is damaged or unpacks to too much
   */
  double[] reals();

  /**
   * Its numbers as 32-bit integers.
   *
   * @throws UserInputException when it holds other numbers, one of them does not fit, it is damaged
   *     or unpacks to too much
   */
  int[] integers();
}
