package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.script.IntegerPlan;
import org.fitterbench.segmentation.script.NetworkScript;
import org.fitterbench.segmentation.script.Numbers;
import org.fitterbench.segmentation.script.Operators;

/**
 * A network in the engine, by the operators that it has.
 *
 * @param programs one for each caller, which have computed one picture
 * @param description what runs them and with which numbers, for a report
 */
record Compilation(List<MaskProgram> programs, String description) {
  Compilation {
    programs = List.copyOf(programs);
  }

  /** Compiles a network for so many callers. */
  static Compilation of(
      Network network, InferenceSettings settings, TorchRuntime runtime, int callers) {
    Loading loading = new Loading(network, settings, runtime, callers);
    String numbers = settings.precision().label() + " on the " + settings.device().label();
    return switch (settings.precision()) {
      case FP32 ->
          settings.execution() == Execution.FUSED && settings.device() == TorchDevice.CPU
              ? fused(
                  loading,
                  operators -> NetworkScript.archive(network, operators, Numbers.FLOAT32),
                  numbers)
              : new Compilation(shared(loading, Numbers.FLOAT32), "TorchScript, " + numbers);
      case FP16 -> new Compilation(shared(loading, Numbers.FLOAT16), "TorchScript, " + numbers);
      case BF16 -> new Compilation(shared(loading, Numbers.BFLOAT16), "TorchScript, " + numbers);
      case INT8 -> integers(loading, numbers);
    };
  }

  /**
   * What scripts are loaded for.
   *
   * @param callers how many programs there are to be
   */
  private record Loading(
      Network network, InferenceSettings settings, TorchRuntime runtime, int callers) {}

  private static Compilation integers(Loading loading, String numbers) {
    Network network = loading.network();
    IntegerPlan plan = IntegerCalibration.of(network, loading.settings(), loading.runtime());
    String share =
        numbers
            + " in "
            + plan.integerLayers()
            + " of "
            + network.convolutionCount()
            + " convolutions";
    Function<Operators, byte[]> archive =
        operators -> NetworkScript.archive(network, operators, plan);
    try {
      return loading.settings().execution() == Execution.FUSED
          ? fused(loading, archive, share)
          : new Compilation(
              each(loading, archive.apply(Operators.STANDARD)), "TorchScript, " + share);
    } catch (EngineException | IllegalStateException refused) {
      throw noIntegers(refused);
    }
  }

  /** What to throw when the engine refuses a script only with integers in it. */
  static UserInputException noIntegers(RuntimeException refused) {
    return new UserInputException(
        "this build of PyTorch refuses convolutions of int8",
        "choose " + Precision.FP32.label(),
        refused);
  }

  /** A program with XNNPACK's operators, or with the standard ones in a build without them. */
  private static Compilation fused(
      Loading loading, Function<Operators, byte[]> archive, String numbers) {
    try {
      return new Compilation(
          each(loading, archive.apply(Operators.XNNPACK)),
          "TorchScript with XNNPACK's convolutions, " + numbers);
    } catch (EngineException | IllegalStateException absent) {
      return new Compilation(
          each(loading, archive.apply(Operators.STANDARD)),
          "TorchScript, " + numbers + " (this engine has no XNNPACK)");
    }
  }

  /** Standard operators keep nothing between calls, so that one program serves all callers. */
  private static List<MaskProgram> shared(Loading loading, Numbers numbers) {
    byte[] archive = NetworkScript.archive(loading.network(), Operators.STANDARD, numbers);
    return Collections.nCopies(loading.callers(), load(loading, archive, loading.callers()));
  }

  /**
   * An operator with packed weights keeps where it reads and writes, so that each caller has its
   * own.
   */
  private static List<MaskProgram> each(Loading loading, byte[] archive) {
    List<MaskProgram> programs = new ArrayList<>();
    for (int caller = 0; caller < loading.callers(); caller++) {
      programs.add(load(loading, archive, 1));
    }
    return programs;
  }

  private static MaskProgram load(Loading loading, byte[] archive, int callers) {
    try (var _ = EngineThread.computing(loading.settings().threads())) {
      return ScriptModule.tried(
          loading.network(), archive, loading.settings().device(), loading.runtime(), callers);
    }
  }
}
