package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.fitterbench.segmentation.network.Extent;

/**
 * A network in TorchScript, run by PyTorch. Pictures are handed over without a copy, in a buffer
 * that is kept, and masks are read where the engine made them. One caller at a time; models of
 * several callers share the program.
 */
final class ScriptedModel implements SegmentationModel {
  private final MaskProgram program;
  private final String description;
  private final Extent input;
  private final Extent output;
  private final boolean trained;
  private final InferenceSettings settings;
  private ByteBuffer inputs = ByteBuffer.allocateDirect(0);
  private int batch;
  private boolean closed;

  /**
   * @param program what runs it; released when this is closed
   * @param description which network and how it is run
   */
  ScriptedModel(
      MaskProgram program,
      String description,
      Extent input,
      Extent output,
      boolean trained,
      InferenceSettings settings) {
    this.program = program;
    this.description = description;
    this.input = input;
    this.output = output;
    this.trained = trained;
    this.settings = settings;
  }

  @Override
  public Extent input() {
    return input;
  }

  @Override
  public Extent output() {
    return output;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean meaningfulMasks() {
    return trained;
  }

  @Override
  public FloatBuffer inputs(int batch) {
    settings.requireBatch(batch);
    long bytes = (long) Float.BYTES * input.size() * batch;
    if (inputs.capacity() < bytes) {
      inputs = allocate(bytes, batch);
    }
    this.batch = batch;
    return pictures().asFloatBuffer();
  }

  private ByteBuffer allocate(long bytes, int batch) {
    try {
      return ByteBuffer.allocateDirect(Math.toIntExact(bytes));
    } catch (ArithmeticException | OutOfMemoryError full) {
      throw new BatchTooLargeException(description, batch, full);
    }
  }

  private ByteBuffer pictures() {
    return inputs.slice(0, Float.BYTES * input.size() * batch).order(ByteOrder.nativeOrder());
  }

  @Override
  public void infer(float[] masks) {
    if (batch == 0 || masks.length < (long) batch * output.size()) {
      throw new IllegalArgumentException("No pictures, or no room for " + batch + " masks");
    }
    Shape shape = new Shape(batch, input.height(), input.width(), input.channels());
    try (var _ = EngineThread.computing(settings.threads());
        NDManager scope = program.newManager();
        PtNDArray pictures = (PtNDArray) scope.create(pictures(), shape, DataType.FLOAT32);
        PtNDArray tensor = program.masks(pictures, (PtNDManager) scope)) {
      tensor.toByteBuffer(true).asFloatBuffer().get(masks, 0, batch * output.size());
    } catch (EngineException failure) {
      throw EngineMemory.failure(failure, description, batch);
    }
    Probabilities.require(masks, batch * output.size(), description);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      program.release();
    }
  }
}
