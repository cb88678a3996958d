package org.fitterbench.fitter.backend;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.fitter.model.BodyBackend;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.KernelBackend;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.skinning.SkinningKernel;
import org.fitterbench.fitter.torch.TorchBackend;
import org.fitterbench.fitter.torch.TorchOptions;

/** The backends of the forward pass. */
public enum Backend {
  /** Plain Java loops. */
  SCALAR,
  /** Kernels on the Vector API. */
  VECTOR,
  /** The reference's tensor formulation on PyTorch. */
  TORCH;

  /** The fastest that this JVM has. */
  public static Backend fastest() {
    return switch (SkinningKernel.fastest()) {
      case SCALAR -> SCALAR;
      case VECTOR -> VECTOR;
    };
  }

  /** The backend of a label. */
  public static Optional<Backend> byLabel(String label) {
    return Stream.of(values()).filter(backend -> backend.label().equals(label)).findFirst();
  }

  /** The name that a person writes, for example {@code vector}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Why this JVM does not have it; empty when it does. */
  public Optional<String> missing() {
    return switch (this) {
      case SCALAR -> Optional.empty();
      case VECTOR ->
          SkinningKernel.fastest() == SkinningKernel.VECTOR
              ? Optional.empty()
              : Optional.of("the module jdk.incubator.vector was not added to this JVM");
      case TORCH -> TorchRuntime.missing();
    };
  }

  /**
   * Why it does not work in a JVM like this one, found by starting it; empty when it does.
   *
   * @param cache where PyTorch's library is unpacked
   */
  public Optional<String> unusable(CacheFolder cache) {
    return switch (this) {
      case SCALAR, VECTOR -> missing();
      case TORCH -> {
        try {
          TorchRuntime.start(cache);
          yield Optional.empty();
        } catch (UserInputException reason) {
          yield Optional.of(reason.problem());
        }
      }
    };
  }

  /**
   * Opens the backend for a model.
   *
   * @param cache where PyTorch's library is unpacked
   * @param torch how PyTorch computes
   * @throws UserInputException when this JVM does not have the backend
   */
  public BodyBackend open(
      BodyModel model, Skinning skinning, CacheFolder cache, TorchOptions torch) {
    missing()
        .ifPresent(reason -> {
          throw new UserInputException(
              "There is no backend " + label() + ": " + reason,
              "choose the backend " + fastest().label());
        });
    return switch (this) {
      case SCALAR -> new KernelBackend(model.withKernel(SkinningKernel.SCALAR), skinning);
      case VECTOR -> new KernelBackend(model.withKernel(SkinningKernel.VECTOR), skinning);
      case TORCH -> new TorchBackend(TorchRuntime.start(cache), model, skinning, torch);
    };
  }
}
