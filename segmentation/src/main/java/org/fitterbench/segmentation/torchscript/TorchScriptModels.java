package org.fitterbench.segmentation.torchscript;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.Precision;
import org.fitterbench.segmentation.model.ScriptModule;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.SegmentationModels;
import org.fitterbench.segmentation.network.Extent;

/** Opens TorchScript files, after having run them once. */
public final class TorchScriptModels {
  private static final int CHANNELS = 3;

  private TorchScriptModels() {}

  /** The file that says what a TorchScript file takes and gives: {@code m.yaml} of {@code m.pt}. */
  public static Path conventionsFile(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return file.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".yaml");
  }

  /**
   * What a TorchScript file takes and gives.
   *
   * @throws UserInputException when the file beside it is missing or wrong
   */
  public static ScriptConventions conventions(Path file) {
    if (!Files.exists(file)) {
      throw new UserInputException("there is no file '" + file + "'", "check the path");
    }
    Path beside = conventionsFile(file);
    if (!Files.exists(beside)) {
      throw new UserInputException(
          "there is no '"
              + beside
              + "', which says what "
              + file.getFileName()
              + " takes and gives",
          "start from what 'fitter-bench segment --print-model-template' prints");
    }
    return ScriptConventions.read(beside);
  }

  /**
   * Models of a file for several callers at the same time, which share its weights. Each is closed
   * by itself, in any order.
   *
   * @param conventions what the file takes and gives
   * @param callers how many, at least 1
   * @throws UserInputException when the file is no TorchScript, or does not take and give that
   */
  public static List<SegmentationModel> open(
      Path file,
      ScriptConventions conventions,
      InferenceSettings settings,
      TorchRuntime runtime,
      int callers) {
    byte[] archive = ScriptArchive.read(file);
    if (settings.precision() != Precision.FP32) {
      throw new UserInputException(
          "the precision of " + file + " is in the file, and not to be chosen",
          "give fp32, and export the model with the precision that it is to have");
    }
    ScriptModule module = load(file, archive, settings, runtime, callers);
    try {
      Trial trial = Trial.of(file.toString(), module, conventions, settings);
      Extent input = new Extent(conventions.height(), conventions.width(), CHANNELS);
      return SegmentationModels.of(
          trial.program(),
          "%s %s as TorchScript of its own, on the %s"
              .formatted(file.getFileName(), input, settings.device().label()),
          input,
          trial.output(),
          settings,
          callers);
    } catch (RuntimeException failure) {
      for (int caller = 0; caller < callers; caller++) {
        module.release();
      }
      throw failure;
    }
  }

  private static ScriptModule load(
      Path file, byte[] archive, InferenceSettings settings, TorchRuntime runtime, int callers) {
    String name = String.valueOf(file.getFileName());
    try {
      return new ScriptModule(name, archive, settings.device(), runtime, callers);
    } catch (IllegalStateException refused) {
      throw new UserInputException(
          file + " cannot be loaded: " + EngineWords.of(refused),
          "export it with PyTorch 2.7 or earlier, without operators of other libraries",
          refused);
    }
  }
}
