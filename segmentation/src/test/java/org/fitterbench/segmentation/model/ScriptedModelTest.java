package org.fitterbench.segmentation.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.mesh.io.NpyArray;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.PlainEvaluator;
import org.fitterbench.segmentation.network.SmallNetworks;
import org.fitterbench.segmentation.script.NetworkScript.Fusion;
import org.fitterbench.segmentation.source.SelfieAsset;
import org.fitterbench.segmentation.source.SelfieNetwork;
import org.fitterbench.segmentation.tflite.TfliteReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ScriptedModelTest {
  private static final CacheFolder CACHE =
      CacheFolder.ofUser(
          System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));

  @BeforeAll
  static void startTheEngine() {
    assumeTrue(TorchRuntime.missing().isEmpty(), "PyTorch has no library for this platform");
    TorchRuntime.start(CACHE);
  }

  @ParameterizedTest
  @EnumSource
  void aScriptComputesWhatTheLayersSay(Fusion fusion) {
    for (int[] size : new int[][] {{8, 12}, {20, 4}, {36, 64}}) {
      Network network = SmallNetworks.everyLayer(size[0], size[1], 7);
      float[] pictures = random(2 * network.input().size());
      float[] masks = new float[2 * network.output().size()];
      try (ScriptedModel model = new ScriptedModel(network, fusion)) {
        model.inputs(2).put(pictures);
        model.infer(masks);
      }
      for (int picture = 0; picture < 2; picture++) {
        float[] one =
            Arrays.copyOfRange(
                pictures, picture * network.input().size(), (picture + 1) * network.input().size());
        double[] expected = PlainEvaluator.run(network, one);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(expected[i], masks[picture * expected.length + i], 1e-5, "place " + i);
        }
      }
    }
  }

  @Test
  void aSecondCallWithASmallerBatchSeesOnlyItsOwnPictures() {
    Network network = SmallNetworks.everyLayer(8, 8, 3);
    float[] first = random(3 * network.input().size());
    float[] masks = new float[3 * network.output().size()];
    float[] again = new float[network.output().size()];
    try (ScriptedModel model = new ScriptedModel(network, Fusion.NONE)) {
      model.inputs(3).put(first);
      model.infer(masks);
      FloatBuffer one = model.inputs(1);
      assertEquals(network.input().size(), one.remaining());
      one.put(first, 2 * network.input().size(), network.input().size());
      model.infer(again);
    }
    assertArrayEquals(Arrays.copyOfRange(masks, 2 * again.length, 3 * again.length), again, 1e-6f);
  }

  @Test
  void aNetworkThatMakesNoMaskIsRefused() {
    Extent rgb = new Extent(4, 4, 3);
    Network network =
        new Network("colours", rgb, List.of(new Layer.Activate(0, rgb, Activation.RELU)));
    assertThrows(
        IllegalArgumentException.class, () -> new ScriptedModel(network, Fusion.NONE).close());
  }

  static Stream<Arguments> goldenMasks() {
    return Stream.of(SelfieNetwork.values())
        .flatMap(network ->
            Stream.of("astronaut", "pattern")
                .flatMap(picture ->
                    Stream.of(Fusion.values())
                        .map(fusion -> Arguments.of(network, picture, fusion))));
  }

  /** Masks of an independent run of the same files. */
  @ParameterizedTest
  @MethodSource("goldenMasks")
  void theSelfieNetworksAgreeWithAnIndependentRun(
      SelfieNetwork network, String picture, Fusion fusion) {
    Path file = new SelfieAsset(CACHE).file(network);
    assumeTrue(Files.exists(file), "the selfie networks are not installed");
    Path golden = goldenFolder();
    assumeTrue(Files.isDirectory(golden), "there are no golden masks here");
    String name = picture + "_" + network.name().toLowerCase(Locale.ROOT);
    float[] expected = NpyArray.read(golden.resolve(name + "_mask.npy")).toFloats();
    float[] mask = new float[expected.length];
    try (ScriptedModel model = new ScriptedModel(TfliteReader.read(file), fusion)) {
      model.inputs(1).put(NpyArray.read(golden.resolve(name + "_input.npy")).toFloats());
      model.infer(mask);
    }
    int both = 0;
    int either = 0;
    for (int i = 0; i < mask.length; i++) {
      assertEquals(expected[i], mask[i], 2e-3, "place " + i);
      boolean ours = mask[i] >= 0.5;
      boolean theirs = expected[i] >= 0.5;
      both += ours && theirs ? 1 : 0;
      either += ours || theirs ? 1 : 0;
    }
    assertTrue(both >= 0.999 * either, both + " of " + either);
  }

  private static Path goldenFolder() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path golden = folder.resolve("shared").resolve("segmentation");
      if (Files.isDirectory(golden)) {
        return golden;
      }
    }
    return Path.of("no golden masks");
  }

  private static float[] random(int count) {
    Random random = new Random(11);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
