package org.fitterbench.segmentation.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;

/**
 * Which layers of a network compute with integers of 8 bits, and what numbers the integers stand
 * for. The others compute in single precision.
 */
public final class IntegerPlan {
  /** How many numbers {@link NetworkScript#calibration} gives for each value. */
  public static final int NUMBERS = 2;

  /** Sums over fewer channels take no less time with integers. */
  private static final int MANY_CHANNELS = 8;

  private final List<ValueRange> ranges;

  /**
   * The values that such layers make, in the order in which masks gain from single precision:
   * channels filtered by themselves, whose rounding no sum evens out, then those whose rounding
   * most layers follow.
   */
  private final List<Integer> suited;

  private final Set<Integer> chosen;

  private IntegerPlan(List<ValueRange> ranges, List<Integer> suited, int kept) {
    this.ranges = ranges;
    this.suited = suited;
    chosen = new HashSet<>(suited.subList(kept, suited.size()));
  }

  /**
   * The plan in which all layers that are suited compute with integers.
   *
   * @param calibration [value][smallest, largest] as {@link NetworkScript#calibration} gives them,
   *     over all pictures
   */
  public static IntegerPlan of(Network network, float[] calibration) {
    Network arranged = Arrangement.of(network).network();
    List<Layer> layers = arranged.layers();
    if (calibration.length != NUMBERS * (layers.size() + 1)) {
      throw new IllegalArgumentException(calibration.length + " numbers are of another network");
    }
    List<ValueRange> ranges = new ArrayList<>();
    for (int at = 0; at < calibration.length; at += NUMBERS) {
      ranges.add(new ValueRange(calibration[at], calibration[at + 1]));
    }
    List<Integer> suited = new ArrayList<>();
    for (int index = 0; index < layers.size(); index++) {
      if (isSuited(arranged, layers.get(index))) {
        suited.add(index + 1);
      }
    }
    suited.sort(
        Comparator.comparing(
            (Integer value) -> !(layers.get(value - 1) instanceof Layer.DepthwiseConvolution)));
    return new IntegerPlan(List.copyOf(ranges), List.copyOf(suited), 0);
  }

  /** Whether there are integer operators for a layer, and its sums are worth them. */
  private static boolean isSuited(Network network, Layer layer) {
    Extent made = layer.output();
    boolean large = made.channels() > 1 && made.height() * made.width() > 1;
    return switch (layer) {
      case Layer.Convolution c ->
          large
              && network.value(c.input()).channels() >= MANY_CHANNELS
              && isRectifier(c.activation());
      case Layer.DepthwiseConvolution c -> large && isRectifier(c.activation());
      case Layer.TransposedConvolution c -> large && isRectifier(c.activation());
      case Layer.Weightless _ -> false;
    };
  }

  /** Whether integers stay what they are under an activation, but for those that it cuts off. */
  private static boolean isRectifier(Activation activation) {
    return switch (activation) {
      case NONE, RELU, RELU6 -> true;
      case HARD_SWISH, SIGMOID -> false;
    };
  }

  /** How many layers could compute with integers. */
  public int suitedLayers() {
    return suited.size();
  }

  /** How many layers compute with integers. */
  public int integerLayers() {
    return chosen.size();
  }

  /**
   * The plan in which so many of the suited layers compute in single precision: those whose
   * rounding masks suffer most from.
   *
   * @param kept 0 to {@link #suitedLayers}
   */
  public IntegerPlan keeping(int kept) {
    return new IntegerPlan(ranges, suited, kept);
  }

  /** Whether the layer that makes a value computes with integers. */
  boolean isInteger(int value) {
    return chosen.contains(value);
  }

  /** The range of a value. */
  ValueRange range(int value) {
    return ranges.get(value);
  }
}
