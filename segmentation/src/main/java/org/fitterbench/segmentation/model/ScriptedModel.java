package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Locale;
import org.fitterbench.segmentation.network.Extent;

/**
 * A network compiled to TorchScript and run by PyTorch. Pictures are handed over without a copy, in
 * a buffer that is kept, and masks are read where the engine made them. One caller at a time;
 * models of several callers share the module.
 */
final class ScriptedModel implements SegmentationModel {
  private final ScriptModule module;
  private final String description;
  private final Extent input;
  private final Extent output;
  private final InferenceSettings settings;
  private ByteBuffer inputs = ByteBuffer.allocateDirect(0);
  private int batch;
  private boolean closed;

  /**
   * @param module what runs it; released when this is closed
   * @param description which network and how it is run
   */
  ScriptedModel(
      ScriptModule module,
      String description,
      Extent input,
      Extent output,
      InferenceSettings settings) {
    this.module = module;
    this.description = description;
    this.input = input;
    this.output = output;
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
  public FloatBuffer inputs(int batch) {
    if (batch < 1 || batch > settings.maximumBatch()) {
      throw new IllegalArgumentException(
          "A batch has 1 to " + settings.maximumBatch() + " pictures: " + batch);
    }
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
    EngineThread.prepare(settings.threads());
    Shape shape = new Shape(batch, input.height(), input.width(), input.channels());
    try (NDManager scope = module.newManager();
        PtNDArray pictures = (PtNDArray) scope.create(pictures(), shape, DataType.FLOAT32);
        IValue given = IValue.from(pictures);
        IValue made = module.forward(given);
        PtNDArray tensor = made.toTensor((PtNDManager) scope)) {
      tensor.toByteBuffer(true).asFloatBuffer().get(masks, 0, batch * output.size());
    } catch (EngineException failure) {
      if (isOutOfMemory(failure)) {
        throw new BatchTooLargeException(description, batch, failure);
      }
      throw failure;
    }
    Probabilities.require(masks, batch * output.size(), description);
  }

  /** Whether the engine's allocator, on the CPU or a GPU, had nothing left. */
  private static boolean isOutOfMemory(EngineException failure) {
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("can't allocate memory")
        || words.contains("out of memory")
        || words.contains("not enough memory")
        || words.contains("bad_alloc");
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      module.release();
    }
  }
}
