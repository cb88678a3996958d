package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchStart;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.segmentation.model.SegmentationModel;
import org.fitterbench.segmentation.pipeline.InferenceChoice;
import org.fitterbench.segmentation.pipeline.SegmentationConfig;
import org.fitterbench.segmentation.pipeline.SegmentationPipeline;
import org.fitterbench.segmentation.pipeline.SegmentedPicture;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.source.LoadedModel;
import org.fitterbench.segmentation.source.ModelSource;
import org.fitterbench.segmentation.source.ModelSources;

/** Segments pictures, one by one; a model is kept for the next picture that it suits. */
final class SegmentPictures implements AutoCloseable {
  private final CommandContext context;
  private final CacheFolder cache;
  private final ModelSource source;
  private final SegmentationSettings settings;
  private final SegmentationConfig config;
  private final TorchStart engine;
  private final Map<String, SegmentationModel> models = new HashMap<>();

  SegmentPictures(
      CommandContext context,
      CacheFolder cache,
      ModelSource source,
      SegmentationSettings settings,
      SegmentationConfig config) {
    this.context = context;
    this.cache = cache;
    this.source = source;
    this.settings = settings;
    this.config = config;
    engine = TorchStart.begin(cache);
  }

  /**
   * Segments one picture.
   *
   * @param shown what to call the result
   */
  void segment(Path input, Path output, Path shown) {
    if (!SegmentInput.extension(output).equals("png")) {
      throw new UserInputException(
          "-o '" + shown + "': results are written as PNG", "name a .png file");
    }
    Picture picture = PictureFiles.read(input);
    SegmentationModel model = model(picture);
    SegmentedPicture made =
        new SegmentationPipeline(model, config).segment(picture, StageTrace.off());
    PictureFiles.writePng(made.output(), output);
    context
        .out()
        .printf(
            Locale.ROOT,
            "%s: %d x %d, %.1f %% person, by %s%n",
            shown,
            picture.width(),
            picture.height(),
            100 * made.coverage(),
            model.description());
  }

  /** Segments all pictures of a folder; one that fails is told of and left behind. */
  ExitCode segmentFolder(Path folder, Path output, Path shown) {
    List<Path> pictures = SegmentInput.pictures(folder);
    if (pictures.isEmpty()) {
      throw new UserInputException(
          "there is no picture in '" + folder + "'", "name a folder of PNG or JPEG files");
    }
    int failed = 0;
    for (Path picture : pictures) {
      String name = picture.getFileName().toString();
      String made = name.substring(0, name.lastIndexOf('.')) + ".png";
      try {
        segment(picture, output.resolve(made), shown.resolve(made));
      } catch (UserInputException failure) {
        context.err().println("error: " + failure.oneLine());
        failed++;
      }
    }
    context.out().printf("%d of %d pictures%n", pictures.size() - failed, pictures.size());
    return failed > 0 ? ExitCode.USAGE : ExitCode.OK;
  }

  private SegmentationModel model(Picture picture) {
    LoadedModel loaded =
        ModelSources.load(
            source, cache, picture.width(), picture.height(), settings.model().inputSize());
    return models.computeIfAbsent(
        loaded.name(),
        _ ->
            loaded.open(
                InferenceChoice.of(settings, TorchDevice.CPU, loaded).withMaximumBatch(1),
                engine.await()));
  }

  @Override
  public void close() {
    models.values().forEach(SegmentationModel::close);
    engine.close();
  }
}
