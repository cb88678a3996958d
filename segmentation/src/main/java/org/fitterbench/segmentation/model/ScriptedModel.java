package org.fitterbench.segmentation.model;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.script.NetworkScript;
import org.fitterbench.segmentation.script.NetworkScript.Fusion;

/**
 * A network compiled to TorchScript and run by PyTorch on the CPU. Pictures are handed over without
 * a copy, in a buffer that is kept.
 */
public final class ScriptedModel implements SegmentationModel {
  private static final String ENGINE = "PyTorch";

  private final Network network;
  private final Model model;
  private final NDManager arrays;
  private ByteBuffer inputs = ByteBuffer.allocateDirect(0);
  private int batch;

  /**
   * Compiles a network. The engine must have been started.
   *
   * @throws IllegalStateException when the engine refuses the script, which is a bug
   */
  public ScriptedModel(Network network, Fusion fusion) {
    Extent made = network.output();
    if (network.input().channels() != 3 || made.channels() != 1) {
      throw new IllegalArgumentException(
          "A segmentation network makes one channel of three: " + network.input() + ", " + made);
    }
    this.network = network;
    model = Model.newInstance(network.name(), ENGINE);
    try {
      model.load(new ByteArrayInputStream(NetworkScript.archive(network, fusion)));
    } catch (IOException impossible) {
      model.close();
      throw new UncheckedIOException(impossible);
    } catch (MalformedModelException refused) {
      model.close();
      throw new IllegalStateException(
          "The engine refuses the script of " + network.name(), refused);
    }
    arrays = model.getNDManager();
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
    return network.name() + " " + network.input() + " as TorchScript, channels last, fp32";
  }

  @Override
  public FloatBuffer inputs(int batch) {
    if (batch < 1) {
      throw new IllegalArgumentException("A batch has at least one picture: " + batch);
    }
    int bytes = Math.multiplyExact(Float.BYTES * network.input().size(), batch);
    if (inputs.capacity() < bytes) {
      inputs = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    this.batch = batch;
    return inputs.slice(0, bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  @Override
  public void infer(float[] masks) {
    Extent size = network.input();
    if (batch == 0 || masks.length < batch * network.output().size()) {
      throw new IllegalArgumentException("No pictures, or no room for " + batch + " masks");
    }
    ByteBuffer filled = inputs.slice(0, Float.BYTES * size.size() * batch);
    try (NDManager scope = arrays.newSubManager()) {
      NDArray pictures =
          scope.create(
              filled.order(ByteOrder.nativeOrder()),
              new Shape(batch, size.height(), size.width(), size.channels()),
              DataType.FLOAT32);
      NDArray made =
          model
              .getBlock()
              .forward(new ParameterStore(scope, false), new NDList(pictures), false)
              .singletonOrThrow();
      made.attach(scope);
      made.toByteBuffer()
          .order(ByteOrder.nativeOrder())
          .asFloatBuffer()
          .get(masks, 0, batch * network.output().size());
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
