package org.fitterbench.core.torch;

import java.util.Locale;

/** Where PyTorch computes. */
public enum TorchDevice {
  CPU,
  /** The first CUDA device. */
  GPU;

  /** The name in reports, for example {@code cpu}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
