package org.fitterbench.segmentation.source;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.segmentation.builtin.BuiltinNetwork;

/** Where a segmentation model comes from: what {@code --model} names. */
public sealed interface ModelSource {
  /**
   * One of MediaPipe's selfie networks, as installed.
   *
   * @param network which of them; empty for the one whose input is nearest to the picture's shape
   */
  record Selfie(Optional<SelfieNetwork> network) implements ModelSource {}

  /** A network in a TensorFlow Lite file. */
  record TfliteFile(Path file) implements ModelSource {}

  /** A TorchScript file of anyone's making, with a YAML file beside it. */
  record TorchScriptFile(Path file) implements ModelSource {}

  /** A network of random weights for throughput; its masks mean nothing. */
  record Builtin(BuiltinNetwork network) implements ModelSource {}

  /** The selfie network that suits the picture. */
  static ModelSource automatic() {
    return new Selfie(Optional.empty());
  }
}
