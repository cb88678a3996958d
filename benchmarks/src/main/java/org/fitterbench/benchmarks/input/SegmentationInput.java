package org.fitterbench.benchmarks.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.asset.ContentHash;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Activation;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Filter;
import org.fitterbench.segmentation.network.Layer;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.network.Padding;
import org.fitterbench.segmentation.source.SelfieAsset;
import org.fitterbench.segmentation.source.SelfieNetwork;
import org.fitterbench.segmentation.tflite.TfliteReader;

/**
 * The segmentation network that this JVM measures with: MediaPipe's selfie network where it is
 * installed, else a small one with seeded weights, whose masks mean nothing.
 */
public final class SegmentationInput {
  private static final String ROLE = "segmentation network";
  private static final Extent PICTURE = new Extent(144, 256, 3);
  private static final int CHANNELS = 16;
  private static final long SEED = 20260201;
  private static final float WEIGHT = 0.3f;

  private SegmentationInput() {}

  /** Where this JVM's installed data are, and its engine's library is unpacked. */
  public static CacheFolder cache() {
    return BodyInput.cache();
  }

  /** Starts the engine, or finds it started. */
  public static TorchRuntime startEngine() {
    return TorchRuntime.start(cache());
  }

  /** The network for a picture or frame of a size. */
  public static Network network(int width, int height) {
    Path file = new SelfieAsset(cache()).file(SelfieNetwork.forPicture(width, height));
    return Files.isRegularFile(file) ? TfliteReader.read(file) : seeded();
  }

  /**
   * What a run's record says about the networks that benchmarks find in a cache.
   *
   * @throws org.fitterbench.core.failure.UserInputException when an installed one cannot be read
   */
  public static List<InputAsset> recorded(CacheFolder cache) {
    SelfieAsset asset = new SelfieAsset(cache);
    if (!asset.isComplete()) {
      return List.of(new InputAsset(ROLE, "seeded weights, masks without meaning", "none"));
    }
    Path file = asset.file(SelfieNetwork.LANDSCAPE);
    try {
      String hash = HexFormat.of().formatHex(ContentHash.SHA_256.of(file));
      return List.of(new InputAsset(ROLE, asset.source().name() + ", " + file.getFileName(), hash));
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  /** Two steps down, one convolution to a probability, and back to the input's size. */
  private static Network seeded() {
    Random random = new Random(SEED);
    Filter down = new Filter(3, 3, 2, 2);
    Extent half = new Extent(PICTURE.height() / 2, PICTURE.width() / 2, CHANNELS);
    Extent quarter = new Extent(half.height() / 2, half.width() / 2, CHANNELS);
    Extent small = new Extent(quarter.height(), quarter.width(), 1);
    return new Network(
        "seeded network",
        PICTURE,
        List.of(
            convolution(0, PICTURE, half, down, Activation.RELU, random),
            convolution(1, half, quarter, down, Activation.RELU, random),
            convolution(2, quarter, small, new Filter(1, 1, 1, 1), Activation.SIGMOID, random),
            new Layer.BilinearResize(3, new Extent(PICTURE.height(), PICTURE.width(), 1))));
  }

  private static Layer convolution(
      int input, Extent read, Extent made, Filter filter, Activation activation, Random random) {
    float[] weights =
        new float[made.channels() * filter.height() * filter.width() * read.channels()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = WEIGHT * (float) random.nextGaussian();
    }
    float[] bias = new float[made.channels()];
    return new Layer.Convolution(
        input, made, filter, Padding.same(read, filter), weights, bias, activation);
  }
}
