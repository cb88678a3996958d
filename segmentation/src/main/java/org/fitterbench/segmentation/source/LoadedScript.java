package org.fitterbench.segmentation.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.network.Extent;
import org.fitterbench.segmentation.settings.InputSize;
import org.fitterbench.segmentation.torchscript.ScriptConventions;
import org.fitterbench.segmentation.torchscript.TorchScriptModels;

/** A TorchScript file, whose conventions have been read. */
record LoadedScript(Path file, ScriptConventions conventions) implements LoadedModel {
  private static final int COLOURS = 3;

  /**
   * Reads what the file takes.
   *
   * @throws UserInputException when that cannot be read, or is not the size that is wanted
   */
  static LoadedScript of(Path file, Optional<InputSize> size) {
    ScriptConventions conventions = TorchScriptModels.conventions(file);
    size.ifPresent(wanted -> {
      if (!takes(conventions, wanted)) {
        throw new UserInputException(
            "%s takes pictures of %d x %d, not of %s"
                .formatted(file, conventions.width(), conventions.height(), wanted),
            "set model.input_size to null, or input.size in "
                + TorchScriptModels.conventionsFile(file).getFileName());
      }
    });
    return new LoadedScript(file, conventions);
  }

  /** Whether a file takes pictures of a size: its own alone. */
  static boolean takes(ScriptConventions conventions, InputSize size) {
    return size.width() == conventions.width() && size.height() == conventions.height();
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Extent input() {
    return new Extent(conventions.height(), conventions.width(), COLOURS);
  }

  @Override
  public boolean takesPrecision() {
    return false;
  }

  @Override
  public List<SegmentationModel> open(
      InferenceSettings settings, TorchRuntime runtime, int callers) {
    return TorchScriptModels.open(file, conventions, settings, runtime, callers);
  }
}
