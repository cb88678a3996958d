package org.fitterbench.segmentation.script;

import java.util.Optional;
import org.fitterbench.segmentation.network.EarlyPointwise;
import org.fitterbench.segmentation.network.HalfTurn;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;

/**
 * A network that computes the same with less work in a script.
 *
 * @param network the layers to write
 * @param turned whether they take and make all numbers in reverse order
 */
record Arrangement(Network network, boolean turned) {
  /** A network with its 1 x 1 convolutions early, and turned where that saves padding. */
  static Arrangement of(Network network) {
    Network early = EarlyPointwise.of(network);
    Optional<Network> turned = isPaddedBehind(early) ? HalfTurn.of(early) : Optional.empty();
    return new Arrangement(turned.orElse(early), turned.isPresent());
  }

  /** Whether a convolution has more zeros behind a value than before it. */
  private static boolean isPaddedBehind(Network network) {
    return network.layers().stream().anyMatch(layer -> isPaddedBehind(padding(layer)));
  }

  private static Padding padding(Layer layer) {
    return switch (layer) {
      case Layer.Convolution c -> c.padding();
      case Layer.DepthwiseConvolution c -> c.padding();
      case Layer.TransposedConvolution _, Layer.Weightless _ -> Padding.NONE;
    };
  }

  private static boolean isPaddedBehind(Padding padding) {
    return padding.bottom() > padding.top() || padding.right() > padding.left();
  }
}
