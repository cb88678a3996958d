package org.fitterbench.fitter.torch;

import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;

/**
 * How PyTorch computes bodies.
 *
 * @param device where
 * @param precision with which numbers
 * @param threads threads of one operation on the CPU, at least 1; the whole JVM has one number
 * @param localChanges whether bodies may have local changes; their shapes nearly double the work,
 *     so that a model without them is what the phenotypes are measured on
 */
public record TorchOptions(
    TorchDevice device, TorchPrecision precision, int threads, boolean localChanges) {
  /**
   * @throws UserInputException when the device cannot compute with these numbers
   */
  public TorchOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("At least one thread: " + threads);
    }
    switch (precision) {
      case FLOAT32 -> {}
      case FLOAT16 -> {
        if (device == TorchDevice.CPU) {
          throw new UserInputException(
              "PyTorch computes float16 on a CPU a hundred times slower than float32",
              "choose float32, or a GPU");
        }
      }
      // An array of bfloat16 ends the JVM inside DJL's native code, whatever the device.
      case BFLOAT16 ->
          throw new UserInputException(
              "DJL cannot hold arrays of bfloat16", "choose float32, or float16 on a GPU");
    }
  }

  /**
   * The phenotypes alone in float32 on one thread of the CPU: PyTorch's threads spin while they
   * wait for each other, so several lose where another process wants a core.
   */
  public static TorchOptions defaults() {
    return new TorchOptions(TorchDevice.CPU, TorchPrecision.FLOAT32, 1, false);
  }

  public TorchOptions withThreads(int other) {
    return new TorchOptions(device, precision, other, localChanges);
  }

  public TorchOptions withLocalChanges(boolean other) {
    return new TorchOptions(device, precision, threads, other);
  }
}
