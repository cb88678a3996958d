package org.fitterbench.segmentation.model;

import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.script.IntegerPlan;
import org.fitterbench.segmentation.script.NetworkScript;
import org.fitterbench.segmentation.script.Numbers;
import org.fitterbench.segmentation.script.Operators;

/**
 * Finds out how a network computes with integers of 8 bits: what numbers its values have in
 * pictures that are painted for this, and which layers have to compute in single precision so that
 * the masks of these pictures stay what they are. It is the same in every run.
 */
final class IntegerCalibration {
  /** How well masks of the painted pictures agree at least: better than those of others have to. */
  static final double AGREEMENT = 0.998;

  /** How many layers more compute in single precision when the masks do not agree yet. */
  private static final int STEP = 4;

  private static final double PERSON = 0.5;
  private static final long SEED = 8;

  private final Network network;
  private final InferenceSettings settings;
  private final TorchRuntime runtime;
  private final List<float[]> portraits;

  private IntegerCalibration(Network network, InferenceSettings settings, TorchRuntime runtime) {
    this.network = network;
    this.settings = settings;
    this.runtime = runtime;
    Extent size = network.input();
    portraits =
        List.of(
            PaintedPortrait.of(size),
            PaintedPortrait.of(size, -0.2, 0.6),
            PaintedPortrait.of(size, 0.1, 1.6));
  }

  /**
   * The layers of a network that compute with integers: as many as leave the masks what they are.
   * All that can where masks mean nothing.
   *
   * @throws UserInputException when the engine has no such operators, or a value of the network is
   *     infinite or no number
   */
  static IntegerPlan of(Network network, InferenceSettings settings, TorchRuntime runtime) {
    IntegerCalibration calibration = new IntegerCalibration(network, settings, runtime);
    IntegerPlan all = IntegerPlan.of(network, calibration.ranges());
    return network.trained() ? calibration.faithful(all) : all;
  }

  /** The smallest and the largest number of each value in all pictures. */
  private float[] ranges() {
    List<float[]> pictures = new ArrayList<>(portraits);
    pictures.add(noise(network.input().size()));
    List<float[]> measured = numbers(NetworkScript.calibration(network), pictures);
    float[] all = measured.getFirst().clone();
    for (int at = 0; at < all.length; at += IntegerPlan.NUMBERS) {
      for (float[] one : measured) {
        all[at] = Math.min(all[at], one[at]);
        all[at + 1] = Math.max(all[at + 1], one[at + 1]);
      }
      if (!Float.isFinite(all[at]) || !Float.isFinite(all[at + 1])) {
        throw new UserInputException(
            "the model %s makes numbers from %s to %s, for which integers cannot stand"
                .formatted(network.name(), all[at], all[at + 1]),
            "choose " + Precision.FP32.label());
      }
    }
    return all;
  }

  /** The plan with the fewest layers in single precision whose masks agree. */
  private IntegerPlan faithful(IntegerPlan all) {
    byte[] single = NetworkScript.archive(network, Operators.STANDARD, Numbers.FLOAT32);
    List<float[]> expected = numbers(single, portraits);
    for (int kept = 0; kept < all.suitedLayers(); kept += STEP) {
      IntegerPlan plan = all.keeping(kept);
      if (agrees(plan, expected)) {
        return plan;
      }
    }
    return all.keeping(all.suitedLayers());
  }

  private boolean agrees(IntegerPlan plan, List<float[]> expected) {
    List<float[]> made;
    try {
      made = numbers(NetworkScript.archive(network, Operators.STANDARD, plan), portraits);
    } catch (EngineException | IllegalStateException refused) {
      throw Compilation.noIntegers(refused);
    }
    long both = 0;
    long either = 0;
    for (int picture = 0; picture < made.size(); picture++) {
      for (int i = 0; i < made.get(picture).length; i++) {
        boolean person = expected.get(picture)[i] >= PERSON;
        boolean found = made.get(picture)[i] >= PERSON;
        both += person && found ? 1 : 0;
        either += person || found ? 1 : 0;
      }
    }
    return both >= AGREEMENT * either;
  }

  /** What a script makes of each picture. */
  private List<float[]> numbers(byte[] archive, List<float[]> pictures) {
    try (var _ = EngineThread.computing(settings.threads())) {
      ScriptModule module =
          new ScriptModule(network.name(), archive, settings.device(), runtime, 1);
      try {
        return pictures.stream().map(picture -> module.numbers(picture, network.input())).toList();
      } finally {
        module.close();
      }
    }
  }

  private static float[] noise(int count) {
    Random random = new Random(SEED);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }
}
