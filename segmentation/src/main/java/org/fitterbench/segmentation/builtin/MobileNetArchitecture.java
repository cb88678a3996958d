package org.fitterbench.segmentation.builtin;

import java.util.List;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/**
 * A MobileNetV2 of fewer channels as encoder down to a 32nd of the rows, and a decoder of two
 * depthwise separable convolutions at a quarter of them.
 */
final class MobileNetArchitecture {
  private static final long SEED = 253;
  private static final int STEM = 16;
  private static final int DECODER = 64;

  /** As table 2 of the paper, narrower and less deep. */
  private static final List<Bottleneck> BOTTLENECKS =
      List.of(
          new Bottleneck(1, 16, 1, 1),
          new Bottleneck(4, 24, 2, 2),
          new Bottleneck(4, 32, 2, 2),
          new Bottleneck(4, 64, 3, 2),
          new Bottleneck(4, 96, 2, 2));

  /** The bottleneck whose value, at a quarter of the rows, the decoder joins. */
  private static final int JOINED = 1;

  private MobileNetArchitecture() {}

  /**
   * A row of the paper's table.
   *
   * @param expansion how many times more channels there are inside
   * @param channels channels of what it makes
   * @param repeats how often it is there
   * @param stride of the first of them
   */
  private record Bottleneck(int expansion, int channels, int repeats, int stride) {}

  static Network of(String name, Extent input) {
    SeededLayers layers = new SeededLayers(input, SEED);
    int value = layers.convolution(0, STEM, 3, 2, Activation.RELU6);
    int joined = value;
    for (int row = 0; row < BOTTLENECKS.size(); row++) {
      Bottleneck bottleneck = BOTTLENECKS.get(row);
      for (int repeat = 0; repeat < bottleneck.repeats(); repeat++) {
        value = invertedResidual(layers, value, bottleneck, repeat == 0 ? bottleneck.stride() : 1);
      }
      if (row == JOINED) {
        joined = value;
      }
    }
    int decoded = layers.convolution(value, DECODER, 1, 1, Activation.RELU6);
    decoded = layers.concatenated(joined, layers.resized(decoded, joined));
    for (int repeat = 0; repeat < 2; repeat++) {
      decoded = layers.depthwise(decoded, 1, Activation.RELU6);
      decoded = layers.convolution(decoded, DECODER, 1, 1, Activation.RELU6);
    }
    int mask = layers.convolution(decoded, 1, 1, 1, Activation.NONE);
    layers.sigmoid(layers.resized(mask, 0));
    return layers.network(name);
  }

  /** Section 3.3 of the paper: expand, filter each channel, project; added where sizes agree. */
  private static int invertedResidual(
      SeededLayers layers, int from, Bottleneck bottleneck, int stride) {
    int channels = layers.value(from).channels();
    int wide =
        bottleneck.expansion() == 1
            ? from
            : layers.convolution(from, bottleneck.expansion() * channels, 1, 1, Activation.RELU6);
    int filtered = layers.depthwise(wide, stride, Activation.RELU6);
    int projected = layers.convolution(filtered, bottleneck.channels(), 1, 1, Activation.NONE);
    return stride == 1 && channels == bottleneck.channels()
        ? layers.sum(from, projected)
        : projected;
  }
}
