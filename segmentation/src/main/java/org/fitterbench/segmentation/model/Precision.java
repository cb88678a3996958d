package org.fitterbench.segmentation.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;

/** The numbers that a network computes with between its input and its mask. */
public enum Precision {
  /** IEEE 754 single precision. */
  FP32,
  /** IEEE 754 half precision. */
  FP16,
  /** The upper half of a single precision number. */
  BF16,
  /**
   * Integers of 8 bits with a scale for each value, in those convolutions in which they change the
   * mask little, and single precision elsewhere.
   */
  INT8;

  /** The name in settings and reports, for example {@code fp32}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The precision of a name; empty when there is none. */
  public static Optional<Precision> byLabel(String label) {
    return Stream.of(values()).filter(precision -> precision.label().equals(label)).findFirst();
  }

  /**
   * What DJL's PyTorch engine computes with on a device at a useful speed, whatever the network.
   */
  public static Set<Precision> supportedOn(TorchDevice device) {
    return switch (device) {
      case CPU -> EnumSet.of(FP32, BF16, INT8);
      case GPU -> EnumSet.of(FP32, FP16, BF16);
    };
  }

  /**
   * Makes sure that a device computes with these numbers.
   *
   * @throws UserInputException when it does not; the remedy lists what works there
   */
  public void requireOn(TorchDevice device) {
    Set<Precision> supported = supportedOn(device);
    if (!supported.contains(this)) {
      String works = supported.stream().map(Precision::label).collect(Collectors.joining(", "));
      throw new UserInputException(
          "the precision "
              + label()
              + " is not to be had on the "
              + device.label().toUpperCase(Locale.ROOT),
          "choose one of: " + works);
    }
  }
}
