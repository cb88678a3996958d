package org.fitterbench.segmentation.model;

import ai.djl.MalformedModelException;
import ai.djl.Model;
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
  void tryOut(Extent input) {
    try (NDManager scope = newManager();
        PtNDArray black =
            (PtNDArray) scope.zeros(new Shape(1, input.height(), input.width(), input.channels()));
        IValue given = IValue.from(black)) {
      forward(given).close();
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
