package org.fitterbench.segmentation.builtin;

import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/**
 * A U-Net of four sizes: two 3 x 3 convolutions at each on the way down, max pooling between; on
 * the way up a transposed convolution, the value of the same size from the way down, and two
 * convolutions.
 */
final class UNetArchitecture {
  private static final long SEED = 488;
  private static final int[] CHANNELS = {16, 32, 64, 128};

  private UNetArchitecture() {}

  static Network of(String name, Extent input) {
    SeededLayers layers = new SeededLayers(input, SEED);
    int[] across = new int[CHANNELS.length];
    int value = 0;
    for (int level = 0; level < CHANNELS.length; level++) {
      value = pair(layers, level == 0 ? value : layers.pooled(value), CHANNELS[level]);
      across[level] = value;
    }
    for (int level = CHANNELS.length - 2; level >= 0; level--) {
      int up = layers.doubled(value, CHANNELS[level]);
      value = pair(layers, layers.concatenated(across[level], up), CHANNELS[level]);
    }
    layers.sigmoid(layers.convolution(value, 1, 1, 1, Activation.NONE));
    return layers.network(name);
  }

  private static int pair(SeededLayers layers, int from, int channels) {
    int first = layers.convolution(from, channels, 3, 1, Activation.RELU);
    return layers.convolution(first, channels, 3, 1, Activation.RELU);
  }
}
