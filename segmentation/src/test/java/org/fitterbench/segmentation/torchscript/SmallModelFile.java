package org.fitterbench.segmentation.torchscript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fitterbench.segmentation.model.InferenceSettings;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.model.TestEngine;
import org.fitterbench.segmentation.script.SmallScripts;

/** A TorchScript file whose model is one expression, and the file beside it that describes it. */
final class SmallModelFile {
  /** Rows of its pictures. */
  static final int HEIGHT = 4;

  /** Columns of its pictures. */
  static final int WIDTH = 6;

  private SmallModelFile() {}

  /**
   * Writes both files.
   *
   * @param type of the result, for example {@code Tensor}
   * @param expression of {@code input}, colour planes of pictures
   * @param conventions without the input's size
   */
  static Path write(Path folder, String type, String expression, String conventions)
      throws IOException {
    Path file = folder.resolve("m.pt");
    Files.write(file, SmallScripts.archive(type, expression));
    String size = "size: [" + HEIGHT + ", " + WIDTH + "]";
    Files.writeString(
        folder.resolve("m.yaml"),
        conventions.startsWith("input: {")
            ? conventions.replace("input: {", "input: {" + size + ", ")
            : "input: {" + size + "}\n" + conventions);
    return file;
  }

  /** Opens a model for one caller, as the file beside it says. */
  static SegmentationModel open(Path file) {
    return TorchScriptModels.open(
            file,
            TorchScriptModels.conventions(file),
            InferenceSettings.defaults(),
            TestEngine.started(),
            1)
        .getFirst();
  }
}
