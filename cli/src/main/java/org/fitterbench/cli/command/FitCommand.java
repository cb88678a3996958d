package org.fitterbench.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.regression.BodyFitPipeline;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitResult;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.regression.FittedBodyJson;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.io.NpyArray;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitter-bench fit}: finds the body whose vertices are nearest to a mesh's. */
@Command(
    name = "fit",
    description = {
      "Fits a body to a mesh: finds the phenotypes and the pose whose vertices are nearest.",
      "Prints the error after each iteration, why it stopped, the phenotypes found and where the"
          + " time went. For a folder of meshes it prints one line each, and a summary."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every target was fitted",
      "2:wrong options or bad input, be it of one target of a folder"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fitter-bench fit --target anna.obj --out anna.json --picture anna.png",
      "  fitter-bench fit --target anna.obj --warm-start anna.json --exclude age",
      "  fitter-bench fit --target bodies --out fits"
    })
final class FitCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private BodyDataOptions bodyData = new BodyDataOptions();

  @Option(
      names = "--target",
      required = true,
      paramLabel = "MESH|DIR",
      description =
          "Mesh to fit, .npy, .obj, .ply, .glb or .fbx: the model's vertices in their order (as"
              + " 'body --out' writes them) or all of MakeHuman's base mesh; metres, Z up. A vertex"
              + " that is not a number is missing. Or a folder of such meshes.")
  private Path target = Path.of("");

  @Mixin private FittingOptions fitting = new FittingOptions();

  @Option(
      names = "--weights",
      paramLabel = "FILE.npy",
      description =
          "How much each vertex counts, one number for each of the target's; 0 leaves it out.")
  private @Nullable Path weights;

  @Option(
      names = "--out",
      paramLabel = "FILE|DIR",
      description =
          "Write the body found as JSON, which 'body --body FILE' reads; for a folder of targets, a"
              + " folder that gets one such file for each.")
  private @Nullable Path out;

  @Mixin private PictureOption picture = new PictureOption();

  FitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    FitOptions options = fitting.options();
    return Files.isDirectory(context.resolve(target)) ? fitFolder(options) : fitOne(options);
  }

  private int fitFolder(FitOptions options) {
    if (weights != null || picture.isAsked() || fitting.isWarm()) {
      throw new UserInputException(
          "--weights, --picture and --warm-start are for one target, not for a folder",
          "fit that target by itself");
    }
    FolderFit folder =
        new FolderFit(context, target, out == null ? null : context.resolve(out), options);
    return folder.run(BodyModel.create(bodyData.load(context), BodyModelOptions.defaults())).code();
  }

  private int fitOne(FitOptions checkedOptions) {
    Path fitted = out == null ? null : checkedOutput(out);
    picture.check();
    float[] positions = TargetFile.positions(context.resolve(target));
    float[] vertexWeights =
        weights == null ? null : NpyArray.read(context.resolve(weights)).toFloats();
    BodyModel model = BodyModel.create(bodyData.load(context), BodyModelOptions.defaults());
    FitOptions options = fitting.isWarm() ? fitting.options(context, model) : checkedOptions;
    FitTarget checked =
        vertexWeights == null
            ? FitTarget.of(target.toString(), positions, model)
            : FitTarget.of(target.toString(), positions, vertexWeights, model);
    RecordingTrace trace = StageTrace.recording();
    BodyFitPipeline pipeline;
    try (Stage _ = trace.stage("preparation")) {
      pipeline = new BodyFitPipeline(model, options);
    }
    FitResult result = pipeline.fit(checked, trace);
    print("target", "%s, %d vertices".formatted(target, positions.length / 3));
    print("body data", model.source().name());
    print("method", options.method().label() + ", start " + options.start().label());
    context.out().println();
    FitTables.lines(result, result.description(model), trace.report())
        .forEach(context.out()::println);
    if (fitted != null) {
      AtomicFile.write(fitted, FittedBodyJson.text(result, model));
      context.out().println();
      print("written to", String.valueOf(out));
    }
    picture
        .drawFit(
            context,
            model.topology().mesh(shown(checked, result)),
            model.topology().mesh(result.vertices()))
        .ifPresent(drawn -> print("picture", drawn));
    return ExitCode.OK.code();
  }

  /** The target, with the body found where it has no vertices. */
  private static float[] shown(FitTarget target, FitResult result) {
    float[] shown = target.vertices().clone();
    for (int vertex = 0; vertex < target.weights().length; vertex++) {
      if (target.weights()[vertex] == 0) {
        System.arraycopy(result.vertices(), 3 * vertex, shown, 3 * vertex, 3);
      }
    }
    return shown;
  }

  /** Refuses what was meant for a mesh before any work is done. */
  private Path checkedOutput(Path file) {
    boolean mesh =
        Stream.of(MeshFormat.values())
            .anyMatch(
                format -> file.toString().toLowerCase(Locale.ROOT).endsWith(format.extension()));
    if (mesh) {
      throw new UserInputException(
          "--out '" + file + "': a fit is written as JSON",
          "name a .json file, and make a mesh of it by 'body --body FILE.json --out " + file + "'");
    }
    return context.resolve(file);
  }

  private void print(String name, String value) {
    context.out().println("%-11s%s".formatted(name, value));
  }
}
