package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;

/**
 * What makes masks of pictures in PyTorch's engine: may be called by several threads at a time, and
 * is freed when the last of its users has let it go.
 */
public interface MaskProgram {
  /** A manager of arrays on the program's device, which the caller closes. */
  NDManager newManager();

  /**
   * The masks of some pictures.
   *
   * @param pictures [batch][row][column][RGB], 0 to 1
   * @param scope what the masks belong to, and what may be made on the way to them
   * @return as many numbers as there are places in all masks, in the order [batch][row][column]
   * @throws EngineException when the engine cannot compute them
   */
  PtNDArray masks(PtNDArray pictures, PtNDManager scope);

  /** Says that one of the users needs it no more. */
  void release();
}
