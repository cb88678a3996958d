package org.fitterbench.segmentation.model;

import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;

/**
 * How a network is run.
 *
 * @param device where
 * @param precision with which numbers
 * @param execution by which operators
 * @param threads threads of one operation on the CPU, at least 1; the whole JVM has one number
 * @param maximumBatch the most pictures of one inference, at least 1
 */
public record InferenceSettings(
    TorchDevice device, Precision precision, Execution execution, int threads, int maximumBatch) {
  /** No batch of pictures needs to be larger. */
  public static final int LARGEST_BATCH = 256;

  /**
   * @throws UserInputException when the device cannot compute with these numbers
   */
  public InferenceSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread: " + threads);
    }
    if (maximumBatch < 1 || maximumBatch > LARGEST_BATCH) {
      throw new IllegalArgumentException("A batch of 1 to " + LARGEST_BATCH + ": " + maximumBatch);
    }
    precision.requireOn(device);
    if (execution == Execution.BLOCK && precision != Precision.FP32) {
      throw new UserInputException(
          "a plain block computes in fp32, not in " + precision.label(),
          "choose fp32, or the execution " + Execution.FUSED.label());
    }
  }

  /**
   * Single precision on one thread of the CPU: threads of the engine spin while they wait for each
   * other, so that several lose where the other stages of a pipeline want the cores.
   */
  public static InferenceSettings defaults() {
    return new InferenceSettings(
        TorchDevice.CPU, Precision.FP32, Execution.FUSED, 1, LARGEST_BATCH);
  }

  public InferenceSettings withPrecision(Precision other) {
    return new InferenceSettings(device, other, execution, threads, maximumBatch);
  }

  public InferenceSettings withExecution(Execution other) {
    return new InferenceSettings(device, precision, other, threads, maximumBatch);
  }

  public InferenceSettings withThreads(int other) {
    return new InferenceSettings(device, precision, execution, other, maximumBatch);
  }

  public InferenceSettings withMaximumBatch(int other) {
    return new InferenceSettings(device, precision, execution, threads, other);
  }

  /** Makes sure that a batch is not empty, nor larger than the settings allow. */
  void requireBatch(int batch) {
    if (batch < 1 || batch > maximumBatch) {
      throw new IllegalArgumentException(
          "A batch has 1 to " + maximumBatch + " pictures: " + batch);
    }
  }
}
