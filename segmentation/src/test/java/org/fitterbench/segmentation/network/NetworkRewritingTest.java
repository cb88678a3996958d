package org.fitterbench.segmentation.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Networks written another way compute the same. */
final class NetworkRewritingTest {
  private static final Filter POINT = new Filter(1, 1, 1, 1);

  @Test
  void aTurnedNetworkMakesTheReversedMaskOfAReversedPicture() {
    for (int[] size : new int[][] {{8, 12}, {20, 4}, {36, 64}}) {
      Network network = SmallNetworks.everyLayer(size[0], size[1], 9);
      float[] picture = random(network.input().size());
      double[] mask = PlainEvaluator.run(network, picture);
      double[] turned = PlainEvaluator.run(HalfTurn.of(network).orElseThrow(), reversed(picture));
      for (int i = 0; i < mask.length; i++) {
        assertEquals(mask[i], turned[mask.length - 1 - i], 1e-12, "place " + i);
      }
    }
  }

  @Test
  void aTurnHasThePaddingBeforeTheValueAndTwoAreNone() {
    Network network = SmallNetworks.everyLayer(16, 16, 9);
    Network turned = HalfTurn.of(network).orElseThrow();
    Layer.Convolution first =
        assertInstanceOf(Layer.Convolution.class, network.layers().getFirst());
    Layer.Convolution then = assertInstanceOf(Layer.Convolution.class, turned.layers().getFirst());
    assertEquals(new Padding(0, 0, 1, 1), first.padding());
    assertEquals(new Padding(1, 1, 0, 0), then.padding());
    Layer.Convolution again =
        assertInstanceOf(
            Layer.Convolution.class, HalfTurn.of(turned).orElseThrow().layers().getFirst());
    assertEquals(first.padding(), again.padding());
    assertArrayEquals(first.weights(), again.weights());
  }

  @Test
  void aNetworkThatLeavesRowsOfItsInputUnreadIsNotTurned() {
    Extent input = new Extent(8, 8, 3);
    Filter filter = new Filter(3, 3, 2, 2);
    Layer leaving =
        new Layer.Convolution(
            0,
            new Extent(3, 3, 1),
            filter,
            Padding.NONE,
            new float[27],
            new float[1],
            Activation.NONE);
    assertEquals(Optional.empty(), HalfTurn.of(new Network("leaving", input, List.of(leaving))));
    Layer joining = new Layer.Sum(0, 0, input, Activation.NONE);
    assertEquals(Optional.empty(), HalfTurn.of(new Network("joining", input, List.of(joining))));
  }

  @Test
  void aPointwiseConvolutionMovesBeforeTheEnlargementBeforeIt() {
    Extent input = new Extent(6, 10, 3);
    Network network =
        new Network(
            "late",
            input,
            List.of(enlargement(), point(1, new Extent(12, 20, 2), Activation.NONE)));
    Network early = EarlyPointwise.of(network);
    assertEquals(new Extent(6, 10, 2), early.value(1));
    assertInstanceOf(Layer.BilinearResize.class, early.layers().getLast());
    float[] picture = random(input.size());
    assertArrayEquals(
        PlainEvaluator.run(network, picture), PlainEvaluator.run(early, picture), 1e-6);
  }

  @Test
  void whatIsNotLinearOrHasMoreChannelsStays() {
    Extent input = new Extent(6, 10, 3);
    for (Layer second :
        List.of(
            point(1, new Extent(12, 20, 2), Activation.RELU),
            point(1, new Extent(12, 20, 7), Activation.NONE))) {
      Network network = new Network("stays", input, List.of(enlargement(), second));
      assertSame(second, EarlyPointwise.of(network).layers().getLast());
    }
    Network read =
        new Network(
            "read twice",
            input,
            List.of(
                enlargement(),
                point(1, new Extent(12, 20, 3), Activation.NONE),
                new Layer.Sum(1, 2, new Extent(12, 20, 3), Activation.NONE)));
    assertEquals(read.layers(), EarlyPointwise.of(read).layers());
  }

  private static Layer enlargement() {
    return new Layer.BilinearResize(0, new Extent(12, 20, 3));
  }

  private static Layer point(int input, Extent output, Activation activation) {
    return new Layer.Convolution(
        input,
        output,
        POINT,
        Padding.NONE,
        random(3 * output.channels()),
        random(output.channels()),
        activation);
  }

  private static float[] reversed(float[] values) {
    float[] reversed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }

  private static float[] random(int count) {
    Random random = new Random(5);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() - 0.3f;
    }
    return values;
  }
}
