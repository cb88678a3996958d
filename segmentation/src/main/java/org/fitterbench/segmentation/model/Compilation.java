package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Network;
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
    String numbers = settings.precision().label() + " on the " + settings.device().label();
    boolean packed =
        settings.execution() == Execution.FUSED
            && settings.device() == TorchDevice.CPU
            && settings.precision() == Precision.FP32;
    if (!packed) {
      return new Compilation(
          shared(network, settings, runtime, callers), "TorchScript, " + numbers);
    }
    try {
      return new Compilation(
          packed(network, settings, runtime, callers),
          "TorchScript with XNNPACK's convolutions, " + numbers);
    } catch (EngineException | IllegalStateException absent) {
      return new Compilation(
          shared(network, settings, runtime, callers),
          "TorchScript, " + numbers + " (this engine has no XNNPACK)");
    }
  }

  /** Standard operators keep nothing between calls, so that one program serves all callers. */
  private static List<MaskProgram> shared(
      Network network, InferenceSettings settings, TorchRuntime runtime, int callers) {
    Numbers numbers =
        switch (settings.precision()) {
          case FP32 -> Numbers.FLOAT32;
          case FP16 -> Numbers.FLOAT16;
          case BF16 -> Numbers.BFLOAT16;
          case INT8 -> throw new IllegalArgumentException("Integers need a calibrated network");
        };
    byte[] archive = NetworkScript.archive(network, Operators.STANDARD, numbers);
    MaskProgram program = load(network, archive, settings, runtime, callers);
    List<MaskProgram> programs = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      programs.add(program);
    }
    return programs;
  }

  /** An operator of XNNPACK keeps where it reads and writes, so that each caller has its own. */
  private static List<MaskProgram> packed(
      Network network, InferenceSettings settings, TorchRuntime runtime, int callers) {
    byte[] archive = NetworkScript.archive(network, Operators.XNNPACK, Numbers.FLOAT32);
    List<MaskProgram> programs = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      programs.add(load(network, archive, settings, runtime, 1));
    }
    return programs;
  }

  private static ScriptModule load(
      Network network,
      byte[] archive,
      InferenceSettings settings,
      TorchRuntime runtime,
      int callers) {
    try (var _ = EngineThread.computing(settings.threads())) {
      ScriptModule module =
          new ScriptModule(network.name(), archive, settings.device(), runtime, callers);
      try {
        module.tryOut(network.input());
        return module;
      } catch (EngineException failure) {
        module.close();
        throw failure;
      }
    }
  }
}
