package org.fitterbench.segmentation.tflite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;
import org.junit.jupiter.api.Test;

final class TfliteReaderTest {
  private static final Map<Integer, Object> SAME_STRIDE_2 = Map.of(0, (byte) 0, 1, 2, 2, 2);

  @Test
  void everyOperatorBecomesItsLayer() {
    Network network = TfliteReader.decode("small", everything());
    assertEquals(new Extent(8, 6, 3), network.input());
    assertEquals(new Extent(8, 6, 1), network.output());
    assertEquals(
        List.of(
            Layer.Convolution.class,
            Layer.Activate.class,
            Layer.DepthwiseConvolution.class,
            Layer.GlobalAverage.class,
            Layer.GlobalAverage.class,
            Layer.Sum.class,
            Layer.Product.class,
            Layer.BilinearResize.class,
            Layer.TransposedConvolution.class,
            Layer.Activate.class),
        network.layers().stream().map(Object::getClass).toList());
    assertEquals(2 * 3 * 3 * 3 + 2 + 2 * 3 * 3 + 2 + 2 * 2 * 2 + 1, network.parameterCount());
  }

  @Test
  void paddingAtStrideTwoComesAfterTheLastRow() {
    Network network = TfliteReader.decode("small", everything());
    Layer.Convolution first =
        assertInstanceOf(Layer.Convolution.class, network.layers().getFirst());
    assertEquals(new Padding(0, 0, 1, 1), first.padding());
  }

  @Test
  void depthwiseWeightsAreTurnedChannelFirst() {
    Network network = TfliteReader.decode("small", everything());
    Layer.DepthwiseConvolution layer =
        assertInstanceOf(Layer.DepthwiseConvolution.class, network.layers().get(2));
    assertArrayEquals(
        new float[] {0, 2, 4, 6, 8, 10, 12, 14, 16}, Arrays.copyOf(layer.weights(), 9));
    assertEquals(Activation.RELU6, layer.activation());
  }

  @Test
  void anUnknownOperatorIsNamed() {
    SmallTflite file = new SmallTflite();
    int input = file.value(1, 4, 4, 3);
    int output = file.value(1, 4, 4, 3);
    file.operator(55, "", new int[] {input}, output, Map.of());
    assertEquals(
        "small cannot be run: its operator number 55 is unknown",
        refused(file.file(input, output)).problem());
  }

  @Test
  void anUnknownCustomOperatorIsNamed() {
    SmallTflite file = new SmallTflite();
    int input = file.value(1, 4, 4, 3);
    int output = file.value(1, 4, 4, 3);
    file.operator(32, "Surprise", new int[] {input}, output, Map.of(-1, new byte[0]));
    assertEquals(
        "small cannot be run: its operator 'Surprise' is unknown",
        refused(file.file(input, output)).problem());
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() {
    byte[] bytes = everything();
    int found = 0;
    for (int i = 0; i + 1 < bytes.length; i++) {
      // 17 as a half, in the weights of both convolutions.
      if (bytes[i] == 0x40 && bytes[i + 1] == 0x4C) {
        bytes[i] = 0;
        bytes[i + 1] = 0x7C;
        found++;
      }
    }
    assertEquals(2, found);
    assertTrue(refused(bytes).problem().contains("is not finite"), refused(bytes).problem());
  }

  @Test
  void anotherKindOfFileIsRefused() {
    assertEquals(
        "small is no TensorFlow Lite model",
        refused("a text file".getBytes(StandardCharsets.UTF_8)).problem());
    assertEquals("small is no TensorFlow Lite model", refused(new byte[0]).problem());
  }

  @Test
  void aMissingFileIsNamed() {
    assertThrows(UserInputException.class, () -> TfliteReader.read(Path.of("no such file.tflite")));
  }

  @Test
  void everyTruncationIsRefusedOrReadWhole() {
    byte[] whole = everything();
    for (int length = 0; length < whole.length - 1; length++) {
      readOrRefuse(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void noChangedBytesLeadAnywhereElse() {
    byte[] whole = everything();
    Random random = new Random(5);
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = whole.clone();
      for (int change = 0; change <= round % 3; change++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
      }
      readOrRefuse(changed);
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertTrue(TfliteReader.decode("small", bytes).parameterCount() >= 0);
    } catch (UserInputException refused) {
      assertTrue(refused.oneLine().startsWith("small "), refused.oneLine());
    }
  }

  private static UserInputException refused(byte[] bytes) {
    return assertThrows(UserInputException.class, () -> TfliteReader.decode("small", bytes));
  }

  /** A network with each operator that is understood. */
  private static byte[] everything() {
    SmallTflite file = new SmallTflite();
    int input = file.value(1, 8, 6, 3);
    int weights = file.halves(counting(2 * 3 * 3 * 3), 2, 3, 3, 3);
    int bias = file.halves(new float[] {0.5f, -0.5f}, 2);
    int first = file.value(1, 4, 3, 2);
    file.operator(3, "", new int[] {input, weights, bias}, first, SAME_STRIDE_2);
    int swished = file.value(1, 4, 3, 2);
    file.operator(117, "", new int[] {first}, swished, Map.of());
    int depthWeights = file.halves(counting(18), 1, 3, 3, 2);
    int depth = file.value(1, 4, 3, 2);
    file.operator(
        4,
        "",
        new int[] {swished, depthWeights, bias},
        depth,
        Map.of(0, (byte) 0, 1, 1, 2, 1, 3, 1, 4, (byte) 3));
    int pooled = file.value(1, 1, 1, 2);
    file.operator(1, "", new int[] {depth}, pooled, Map.of(1, 1, 2, 1, 3, 3, 4, 4));
    int mean = file.value(1, 1, 1, 2);
    file.operator(40, "", new int[] {depth, file.integers(1, 2)}, mean, Map.of());
    int sum = file.value(1, 1, 1, 2);
    file.operator(0, "", new int[] {pooled, mean}, sum, Map.of(0, (byte) 1));
    int scaled = file.value(1, 4, 3, 2);
    file.operator(18, "", new int[] {depth, sum}, scaled, Map.of(0, (byte) 0));
    int same = file.value(1, 4, 3, 2);
    file.operator(23, "", new int[] {scaled, file.integers(4, 3)}, same, Map.of(3, (byte) 1));
    int up = file.halves(counting(8), 1, 2, 2, 2);
    int large = file.value(1, 8, 6, 1);
    byte[] options =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(1)
            .putInt(2)
            .putInt(2)
            .array();
    file.operator(
        32,
        "Convolution2DTransposeBias",
        new int[] {same, up, file.halves(new float[] {1}, 1)},
        large,
        Map.of(-1, options));
    int output = file.value(1, 8, 6, 1);
    file.operator(14, "", new int[] {large}, output, Map.of());
    return file.file(input, output);
  }

  private static float[] counting(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }
}
