package org.fitterbench.segmentation.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.segmentation.builtin.BuiltinNetwork;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.network.Network;
import org.fitterbench.segmentation.settings.InputSize;
import org.fitterbench.segmentation.tflite.TfliteReader;
import org.fitterbench.segmentation.torchscript.TorchScriptModels;

/** Finds models by the words of {@code --model}, and reads their networks. */
public final class ModelSources {
  /** The words that name a model without a file, as {@code --help} lists them. */
  public static final List<String> NAMES =
      List.of(
          "auto",
          "selfie",
          "selfie-landscape",
          BuiltinNetwork.UNET.label(),
          BuiltinNetwork.MOBILENET.label());

  private static final int CHANNELS = 3;
  private static final InputSize BUILTIN_SIZE = new InputSize(256, 256);

  private ModelSources() {}

  /**
   * The source that a text names: {@code auto}, the name of a network, or a file.
   *
   * @param folder what a relative path is relative to
   * @throws UserInputException when it is no name and no file of a kind that is read
   */
  public static ModelSource parse(String text, Path folder) {
    return switch (text) {
      case "auto" -> ModelSource.automatic();
      case "selfie" -> new ModelSource.Selfie(Optional.of(SelfieNetwork.GENERAL));
      case "selfie-landscape" -> new ModelSource.Selfie(Optional.of(SelfieNetwork.LANDSCAPE));
      case "unet" -> new ModelSource.Builtin(BuiltinNetwork.UNET);
      case "mobilenet" -> new ModelSource.Builtin(BuiltinNetwork.MOBILENET);
      default -> file(text, folder);
    };
  }

  private static ModelSource file(String text, Path folder) {
    Path file = folder.resolve(text).normalize();
    if (text.toLowerCase(Locale.ROOT).endsWith(".tflite")) {
      return new ModelSource.TfliteFile(file);
    }
    if (text.toLowerCase(Locale.ROOT).endsWith(".pt")) {
      return new ModelSource.TorchScriptFile(file);
    }
    if (Files.exists(file)) {
      throw new UserInputException(
          "--model '" + text + "' is no file of a kind that is read",
          "name a .tflite file, or a .pt file of TorchScript");
    }
    throw new UserInputException(
        "there is no model '" + text + "'",
        "did you mean '"
            + EditDistance.nearest(text, NAMES).orElseThrow()
            + "'? Models are "
            + String.join(", ", NAMES)
            + ", or a .tflite or .pt file");
  }

  /**
   * Finds the model of a source for pictures of one size.
   *
   * @param cache where assets are installed
   * @param width columns of the pictures that it is to segment; of an eye's in stereo
   * @param height rows of them
   * @param size of the network's input; empty for its own
   * @throws UserInputException when it is not installed, cannot be read, makes no mask of a
   *     picture, or cannot take that size
   */
  public static LoadedModel load(
      ModelSource source, CacheFolder cache, int width, int height, Optional<InputSize> size) {
    return switch (source) {
      case ModelSource.TorchScriptFile script -> LoadedScript.of(script.file(), size);
      case ModelSource.Selfie _, ModelSource.TfliteFile _, ModelSource.Builtin _ ->
          new LoadedNetwork(network(source, cache, width, height, size));
    };
  }

  /**
   * Whether the model of a source takes pictures of a size.
   *
   * @param cache where assets are installed
   * @throws UserInputException when the model is not installed or cannot be read
   */
  public static boolean takes(ModelSource source, CacheFolder cache, InputSize size) {
    return switch (source) {
      case ModelSource.Builtin _ -> BuiltinNetwork.takes(size.height(), size.width());
      case ModelSource.TorchScriptFile script ->
          LoadedScript.takes(TorchScriptModels.conventions(script.file()), size);
      case ModelSource.Selfie _, ModelSource.TfliteFile _ -> {
        Network own = network(source, cache, size.width(), size.height(), Optional.empty());
        try {
          var _ = own.resized(size.height(), size.width());
          yield true;
        } catch (IllegalArgumentException unsuited) {
          yield false;
        }
      }
    };
  }

  /**
   * The layers of a source's network.
   *
   * @param cache where assets are installed
   * @param width columns of the pictures that it is to segment; of an eye's in stereo
   * @param height rows of them
   * @param size of the network's input; empty for its own
   * @throws UserInputException as {@link #load}, and for a TorchScript file, whose layers the
   *     engine alone knows
   */
  public static Network network(
      ModelSource source, CacheFolder cache, int width, int height, Optional<InputSize> size) {
    return switch (source) {
      case ModelSource.Selfie selfie -> {
        SelfieNetwork suited =
            size.map(input -> SelfieNetwork.forPicture(input.width(), input.height()))
                .orElseGet(() -> SelfieNetwork.forPicture(width, height));
        yield read(new SelfieAsset(cache).installed(selfie.network().orElse(suited)), size);
      }
      case ModelSource.TfliteFile tflite -> read(tflite.file(), size);
      case ModelSource.TorchScriptFile script ->
          throw new UserInputException(
              script.file() + " is TorchScript, whose layers are not known here",
              "name another model for this");
      case ModelSource.Builtin builtin -> builtin(builtin.network(), size);
    };
  }

  private static Network read(Path file, Optional<InputSize> size) {
    Network network = TfliteReader.read(file);
    if (network.input().channels() != CHANNELS || network.output().channels() != 1) {
      throw new UserInputException(
          "the network "
              + network.name()
              + " makes "
              + network.output()
              + " of "
              + network.input()
              + ", no mask of RGB",
          "name a segmentation network with --model");
    }
    return size.map(wanted -> resized(network, wanted)).orElse(network);
  }

  private static Network resized(Network network, InputSize size) {
    try {
      return network.resized(size.height(), size.width());
    } catch (IllegalArgumentException unsuited) {
      Extent own = network.input();
      throw unsuited(
          network.name(), size, network.granularity(), own.width(), own.height(), unsuited);
    }
  }

  private static Network builtin(BuiltinNetwork network, Optional<InputSize> size) {
    InputSize input = size.orElse(BUILTIN_SIZE);
    try {
      return network.of(input.height(), input.width());
    } catch (IllegalArgumentException unsuited) {
      throw unsuited(
          network.label(),
          input,
          BuiltinNetwork.MULTIPLE,
          BUILTIN_SIZE.width(),
          BUILTIN_SIZE.height(),
          unsuited);
    }
  }

  private static UserInputException unsuited(
      String name, InputSize size, int multiple, int width, int height, Exception cause) {
    return new UserInputException(
        "the network " + name + " cannot take pictures of " + size,
        "give an input size of multiples of %d, or null for its own %d x %d"
            .formatted(multiple, width, height),
        cause);
  }
}
