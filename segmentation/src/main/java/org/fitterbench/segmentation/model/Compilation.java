package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.script.NetworkScript;
import org.fitterbench.segmentation.script.NetworkScript.Fusion;

/**
 * A network in the engine, by the operators that it has.
 *
 * @param module the network, which has computed one picture
 * @param description what runs it and with which numbers, for a report
 */
record Compilation(ScriptModule module, String description) {
  /** Compiles a network for so many callers. */
  static Compilation of(
      Network network, InferenceSettings settings, TorchRuntime runtime, int callers) {
    String numbers = settings.precision().label() + " on the " + settings.device().label();
    return switch (settings.execution()) {
      case BLOCK -> throw new IllegalArgumentException("A block is not compiled");
      case PORTABLE ->
          new Compilation(
              compile(network, Fusion.NONE, settings, runtime, callers), "TorchScript, " + numbers);
      case FUSED -> {
        try {
          yield new Compilation(
              compile(network, Fusion.ONEDNN, settings, runtime, callers),
              "TorchScript with oneDNN's fused convolutions, " + numbers);
        } catch (EngineException | IllegalStateException absent) {
          yield new Compilation(
              compile(network, Fusion.NONE, settings, runtime, callers),
              "TorchScript, " + numbers + " (oneDNN's fused convolutions are not there)");
        }
      }
    };
  }

  private static ScriptModule compile(
      Network network,
      Fusion fusion,
      InferenceSettings settings,
      TorchRuntime runtime,
      int callers) {
    ScriptModule module =
        new ScriptModule(
            network.name(),
            NetworkScript.archive(network, fusion),
            settings.device(),
            runtime,
            callers);
    try {
      EngineThread.prepare(settings.threads());
      module.tryOut(network.input());
      return module;
    } catch (EngineException failure) {
      module.close();
      throw failure;
    }
  }
}
