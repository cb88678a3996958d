package org.fitterbench.segmentation.builtin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.SegmentationModels;
import org.fitterbench.segmentation.model.TestEngine;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.PlainEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class BuiltinNetworkTest {
  /** By hand from the layers' channels. */
  @ParameterizedTest
  @CsvSource({"UNET, 482033", "MOBILENET, 250577"})
  void theArchitecturesHaveTheirParameters(BuiltinNetwork network, long parameters) {
    assertEquals(parameters, network.of(64, 96).parameterCount());
    assertEquals(parameters, network.of(2048, 2048).parameterCount());
  }

  @ParameterizedTest
  @EnumSource
  void theMaskIsAsLargeAsThePictureAtAnySize(BuiltinNetwork network) {
    for (int height = 32; height <= 160; height += 32) {
      assertEquals(new Extent(height, 2048, 1), network.of(height, 2048).output());
    }
    assertEquals(new Extent(64, 96, 1), network.of(128, 128).resized(64, 96).output());
    assertFalse(network.of(128, 128).resized(64, 96).trained());
  }

  @ParameterizedTest
  @EnumSource
  void theWeightsAreTheSameEveryTimeAndAtEverySize(BuiltinNetwork network) {
    assertArrayEquals(firstWeights(network.of(32, 32)), firstWeights(network.of(64, 256)));
  }

  @Test
  void theWeightsBeforeARectifierHaveHesVariance() {
    Layer.Convolution widest =
        BuiltinNetwork.UNET.of(32, 32).layers().stream()
            .filter(Layer.Convolution.class::isInstance)
            .map(Layer.Convolution.class::cast)
            .max((a, b) -> Integer.compare(a.weights().length, b.weights().length))
            .orElseThrow();
    int terms = 9 * 128;
    double squares = 0;
    for (float weight : widest.weights()) {
      squares += weight * weight;
    }
    // The variance of a variance of n normal numbers is 2 / n of its square.
    double relative = squares / widest.weights().length * terms / 2;
    assertEquals(1, relative, 5 * Math.sqrt(2.0 / widest.weights().length));
  }

  @ParameterizedTest
  @EnumSource
  void theEngineComputesWhatTheLayersSayAndSaysThatItMeansNothing(BuiltinNetwork builtin) {
    TorchRuntime runtime = TestEngine.started();
    Network network = builtin.of(32, 64);
    float[] picture = new float[network.input().size()];
    Random random = new Random(3);
    for (int i = 0; i < picture.length; i++) {
      picture[i] = random.nextFloat();
    }
    double[] expected = PlainEvaluator.run(network, picture);
    float[] mask = new float[network.output().size()];
    try (SegmentationModel model =
        SegmentationModels.open(network, InferenceSettings.defaults(), runtime)) {
      assertFalse(model.meaningfulMasks());
      assertTrue(
          model.description().startsWith(builtin.label() + " 32 x 64 x 3 as TorchScript")
              && model.description().endsWith("its masks mean nothing"),
          model.description());
      model.inputs(1).put(picture);
      model.infer(mask);
    }
    for (int i = 0; i < mask.length; i++) {
      assertEquals(expected[i], mask[i], 1e-4, "place " + i);
    }
  }

  @Test
  void otherSizesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> BuiltinNetwork.UNET.of(144, 256));
    assertThrows(IllegalArgumentException.class, () -> BuiltinNetwork.UNET.of(0, 256));
    assertThrows(IllegalArgumentException.class, () -> BuiltinNetwork.MOBILENET.of(32, 2080));
  }

  private static float[] firstWeights(Network network) {
    return assertInstanceOf(Layer.Convolution.class, network.layers().getFirst()).weights();
  }
}
