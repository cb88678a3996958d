package org.fitterbench.segmentation.model;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/**
 * A network run as DJL's guide does it: a block, and a predictor with a translator from pictures to
 * masks.
 */
final class PlainModel implements SegmentationModel {
  private static final String ENGINE = "PyTorch";

  private final Network network;
  private final InferenceSettings settings;
  private final String description;
  private final Model model;
  private final Predictor<FloatBuffer, float[]> predictor;
  private FloatBuffer inputs = FloatBuffer.allocate(0);
  private int batch;

  PlainModel(Network network, InferenceSettings settings, TorchRuntime runtime) {
    this.network = network;
    this.settings = settings;
    description =
        network.name()
            + " "
            + network.input()
            + " as a plain block, fp32 on the "
            + settings.device().label()
            + (network.trained() ? "" : SegmentationModels.UNTRAINED);
    try (NDManager there = runtime.newManager(settings.device())) {
      model = Model.newInstance(network.name(), there.getDevice(), ENGINE);
    }
    model.setBlock(new NetworkBlock(network, model.getNDManager()));
    predictor = model.newPredictor(new Pictures(network.input()));
  }

  /** Pictures [row][column][RGB] to arrays [RGB][row][column], and arrays to masks. */
  private record Pictures(Extent size) implements Translator<FloatBuffer, float[]> {
    @Override
    public NDList processInput(TranslatorContext context, FloatBuffer picture) {
      Shape shape = new Shape(size.height(), size.width(), size.channels());
      return new NDList(context.getNDManager().create(picture, shape).transpose(2, 0, 1));
    }

    @Override
    public float[] processOutput(TranslatorContext context, NDList list) {
      NDArray mask = list.singletonOrThrow();
      return mask.toFloatArray();
    }
  }

  @Override
  public Extent input() {
    return network.input();
  }

  @Override
  public Extent output() {
    return network.output();
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public boolean meaningfulMasks() {
    return network.trained();
  }

  @Override
  public FloatBuffer inputs(int batch) {
    settings.requireBatch(batch);
    if (inputs.capacity() < (long) batch * network.input().size()) {
      try {
        inputs = FloatBuffer.allocate(Math.multiplyExact(batch, network.input().size()));
      } catch (ArithmeticException | OutOfMemoryError full) {
        throw new BatchTooLargeException(description, batch, full);
      }
    }
    this.batch = batch;
    return inputs.slice(0, batch * network.input().size());
  }

  @Override
  public void infer(float[] masks) {
    int size = network.output().size();
    if (batch == 0 || masks.length < (long) batch * size) {
      throw new IllegalArgumentException("No pictures, or no room for " + batch + " masks");
    }
    List<FloatBuffer> pictures = new ArrayList<>();
    for (int picture = 0; picture < batch; picture++) {
      int numbers = network.input().size();
      pictures.add(inputs.slice(picture * numbers, numbers));
    }
    List<float[]> made;
    try (var _ = EngineThread.computing(settings.threads())) {
      made = predictor.batchPredict(pictures);
    } catch (TranslateException failure) {
      throw EngineMemory.failure(failure, description, batch);
    }
    for (int picture = 0; picture < batch; picture++) {
      System.arraycopy(made.get(picture), 0, masks, picture * size, size);
    }
    Probabilities.require(masks, batch * size, description);
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
