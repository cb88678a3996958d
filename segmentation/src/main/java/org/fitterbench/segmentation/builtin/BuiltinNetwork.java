package org.fitterbench.segmentation.builtin;

import java.util.Locale;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/**
 * A network of a usual architecture whose weights are drawn at random from a fixed seed. It takes
 * the time of a trained network of that architecture at any input size; its masks mean nothing.
 */
public enum BuiltinNetwork {
  /**
   * Encoder and decoder of 3 x 3 convolutions joined at each of four sizes (Ronneberger, Fischer
   * and Brox, "U-Net", 2015), with 16 to 128 channels.
   */
  UNET {
    @Override
    Network of(Extent input) {
      return UNetArchitecture.of(label(), input);
    }
  },
  /**
   * Inverted residuals of depthwise convolutions (Sandler et al., "MobileNetV2", 2018) with 16 to
   * 96 channels, and a decoder that joins a quarter of the input's rows.
   */
  MOBILENET {
    @Override
    Network of(Extent input) {
      return MobileNetArchitecture.of(label(), input);
    }
  };

  /** Rows and columns of an input are multiples of this. */
  public static final int MULTIPLE = 32;

  /** The most rows and columns of an input. */
  public static final int LARGEST = 2048;

  private static final int CHANNELS = 3;

  /** The name, for example {@code unet}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether there is a network for an input of so many rows and columns. */
  public static boolean takes(int height, int width) {
    return height % MULTIPLE == 0
        && width % MULTIPLE == 0
        && Math.min(height, width) >= MULTIPLE
        && Math.max(height, width) <= LARGEST;
  }

  /**
   * The network for an input.
   *
   * @param height rows, a multiple of {@link #MULTIPLE} up to {@link #LARGEST}
   * @param width columns, likewise
   */
  public Network of(int height, int width) {
    if (!takes(height, width)) {
      throw new IllegalArgumentException(
          "The network %s takes multiples of %d up to %d, not %d x %d"
              .formatted(label(), MULTIPLE, LARGEST, width, height));
    }
    return of(new Extent(height, width, CHANNELS));
  }

  abstract Network of(Extent input);
}
