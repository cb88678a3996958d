package org.fitterbench.segmentation.torchscript;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.model.EngineThread;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.ScriptModule;
import org.fitterbench.segmentation.network.Extent;

/**
 * A module that has been run once.
 *
 * @param program what runs it
 * @param output rows and columns of the masks that it gave
 */
record Trial(ScriptProgram program, Extent output) {
  private static final int SEVERAL = 2;

  /**
   * Runs a module on one picture, and on two where batches are wanted.
   *
   * @param file what to call it in a message
   * @throws UserInputException when it does not take or give what it is said to
   */
  static Trial of(
      String file, ScriptModule module, ScriptConventions conventions, InferenceSettings settings) {
    int batch = Math.min(SEVERAL, settings.maximumBatch());
    try (var _ = EngineThread.computing(settings.threads())) {
      return of(file, module, conventions, batch);
    }
  }

  private static Trial of(
      String file, ScriptModule module, ScriptConventions conventions, int batch) {
    try {
      ScriptProgram together = new ScriptProgram(file, module, conventions, false);
      Extent output = run(together, conventions, 1);
      run(together, conventions, batch);
      return new Trial(together, output);
    } catch (EngineException _) {
      // Said below, should it not be for how the colours lie.
    }
    ScriptProgram planes = new ScriptProgram(file, module, conventions, true);
    String remedy = "set input.size and input.layout to what it was made for";
    int pictures = 1;
    try {
      Extent output = run(planes, conventions, pictures);
      remedy = "set batch_size to 1, or export it for any number of pictures";
      pictures = batch;
      run(planes, conventions, pictures);
      return new Trial(planes, output);
    } catch (EngineException refused) {
      throw new UserInputException(
          "%s does not take %s: %s"
              .formatted(file, conventions.shape(pictures), EngineWords.of(refused)),
          remedy,
          refused);
    }
  }

  /** Pictures of all levels from 0 to 1, so that a wrong scale shows. */
  private static Extent run(ScriptProgram program, ScriptConventions conventions, int batch) {
    int size = conventions.height() * conventions.width() * 3;
    try (NDManager scope = program.newManager()) {
      NDArray pictures =
          scope
              .arange(0, size * batch, 1, DataType.FLOAT32)
              .div(size * batch)
              .reshape(new Shape(batch, conventions.height(), conventions.width(), 3));
      NDArray numbers = program.numbers(pictures, (PtNDManager) scope);
      Extent output = program.result().extent(numbers.getShape(), batch);
      program.result().requireProbabilities(program.probabilities(numbers).toFloatArray());
      return output;
    }
  }
}
