package org.fitterbench.segmentation.model;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;

/**
 * A TorchScript module in the engine, shared by all that call it. It is freed when the last of them
 * has let it go.
 */
public final class ScriptModule implements MaskProgram {
  private static final String ENGINE = "PyTorch";

  private final Model model;
  private final PtSymbolBlock block;
  private final AtomicInteger users;

  /**
   * Loads an archive.
   *
   * @param users how many will call {@link #release}, at least 1
   * @throws IllegalStateException when the engine refuses the archive
   */
  public ScriptModule(
      String name, byte[] archive, TorchDevice device, TorchRuntime runtime, int users) {
    this.users = new AtomicInteger(users);
    try (NDManager there = runtime.newManager(device)) {
      model = Model.newInstance(name, there.getDevice(), ENGINE);
    }
    try {
      model.load(new ByteArrayInputStream(archive), Map.of("mapLocation", "true"));
    } catch (IOException impossible) {
      model.close();
      throw new UncheckedIOException(impossible);
    } catch (MalformedModelException | RuntimeException refused) {
      model.close();
      throw new IllegalStateException("The engine refuses the script of " + name, refused);
    }
    block = (PtSymbolBlock) model.getBlock();
  }

  /**
   * Loads the archive of a network, and computes one picture with it.
   *
   * @throws IllegalStateException when the engine refuses the archive
   * @throws EngineException when an operator is missing or refuses
   */
  static ScriptModule tried(
      Network network, byte[] archive, TorchDevice device, TorchRuntime runtime, int users) {
    ScriptModule module = new ScriptModule(network.name(), archive, device, runtime, users);
    try {
      module.tryOut(network.input());
      return module;
    } catch (EngineException failure) {
      module.close();
      throw failure;
    }
  }

  @Override
  public NDManager newManager() {
    return model.getNDManager().newSubManager();
  }

  /** What the module makes of one tensor; both are closed by the caller. */
  public IValue forward(IValue input) {
    return IValueUtils.runMethod(block, "forward", input);
  }

  @Override
  public PtNDArray masks(PtNDArray pictures, PtNDManager scope) {
    try (IValue given = IValue.from(pictures);
        IValue made = forward(given)) {
      return made.toTensor(scope);
    }
  }

  /** Runs one black picture, so that an operator that is missing or refuses shows. */
  private void tryOut(Extent input) {
    try (NDManager scope = newManager();
        PtNDArray black =
            (PtNDArray) scope.zeros(new Shape(1, input.height(), input.width(), input.channels()));
        IValue given = IValue.from(black)) {
      forward(given).close();
    }
  }

  /**
   * What the module makes of one picture, as it lies in memory.
   *
   * @param picture [row][column][RGB], 0 to 1
   */
  float[] numbers(float[] picture, Extent size) {
    Shape shape = new Shape(1, size.height(), size.width(), size.channels());
    try (NDManager scope = newManager();
        PtNDArray given = (PtNDArray) scope.create(picture, shape);
        PtNDArray made = masks(given, (PtNDManager) scope)) {
      return made.toFloatArray();
    }
  }

  @Override
  public void release() {
    if (users.decrementAndGet() == 0) {
      close();
    }
  }

  /** Frees it, whoever still needs it. */
  void close() {
    model.close();
  }
}
