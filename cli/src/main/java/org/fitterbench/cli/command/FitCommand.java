package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.regression.BodyFitPipeline;
import org.fitterbench.fitter.regression.FitMethod;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitResult;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.regression.FittedBodyJson;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.model.Mesh;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitter-bench fit}: finds the body whose vertices are nearest to a mesh's. */
@Command(
    name = "fit",
    description = {
      "Fits a body to a mesh: finds the phenotypes and the pose whose vertices are nearest.",
      "Prints the error after each iteration, the phenotypes found and where the time went."
    },
    mixinStandardHelpOptions = true)
final class FitCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final CommandContext context;

  @Mixin private BodyDataOptions bodyData = new BodyDataOptions();

  @Option(
      names = "--target",
      required = true,
      paramLabel = "MESH",
      description =
          "Mesh to fit, .npy, .obj, .ply, .glb or .fbx: the model's vertices in their order (as"
              + " 'body --out' writes them) or all of MakeHuman's base mesh; metres, Z up.")
  private Path target = Path.of("");

  @Option(
      names = {"-i", "--iterations"},
      paramLabel = "N",
      description =
          "Iterations of the fit at most. Default: 20 for joint, which stops when it has arrived, 5"
              + " for reference.")
  private @Nullable Integer iterations;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "joint (shape and pose together, which converges) or reference (the Anny body model's own"
              + " fit, which may diverge). Default: joint.")
  private FitMethod method = FitMethod.JOINT;

  @Option(
      names = "--phenotypes",
      paramLabel = "NAME",
      split = ",",
      description =
          "Phenotypes to find, for example gender,age,height, or all. Default: gender, age, muscle,"
              + " weight, height, proportions.")
  private List<String> phenotypes = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the body found as JSON, which 'body --body FILE' reads.")
  private @Nullable Path out;

  @Mixin private PictureOption picture = new PictureOption();

  FitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    FitOptions options = options();
    Path fitted = out == null ? null : checkedOutput(out);
    picture.check();
    Mesh mesh = MeshFormat.of(target).read(context.resolve(target));
    BodyModel model = BodyModel.create(bodyData.load(context), BodyModelOptions.defaults());
    FitTarget checked = FitTarget.of(target.toString(), mesh.positions(), model);
    RecordingTrace trace = StageTrace.recording();
    FitResult result = new BodyFitPipeline(model, options).fit(checked, trace);
    print("target", "%s, %d vertices".formatted(target, mesh.vertexCount()));
    print("body data", model.source().name());
    print("method", options.method().label());
    context.out().println();
    FitTables.lines(result, trace.report()).forEach(context.out()::println);
    if (fitted != null) {
      AtomicFile.write(fitted, FittedBodyJson.text(result, model));
      context.out().println();
      print("written to", String.valueOf(out));
    }
    picture
        .drawFit(
            context,
            model.topology().mesh(checked.vertices()),
            model.topology().mesh(result.vertices()))
        .ifPresent(drawn -> print("picture", drawn));
    return ExitCode.OK.code();
  }

  private FitOptions options() {
    FitOptions options = FitOptions.of(method);
    if (iterations != null) {
      if (iterations < 1) {
        throw new UserInputException(
            "--iterations " + iterations + " does nothing", "ask for at least 1");
      }
      options = options.withIterations(iterations);
    }
    return phenotypes.isEmpty() ? options : options.withPhenotypes(namedPhenotypes());
  }

  private List<Phenotype> namedPhenotypes() {
    if (phenotypes.equals(List.of(ALL))) {
      return List.of(Phenotype.values());
    }
    List<String> labels = Stream.of(Phenotype.values()).map(Phenotype::label).toList();
    return phenotypes.stream()
        .map(name ->
            Phenotype.byLabel(name.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> unknownPhenotype(name, labels)))
        .distinct()
        .toList();
  }

  private static UserInputException unknownPhenotype(String name, List<String> labels) {
    return new UserInputException(
        "--phenotypes: there is no phenotype '" + name + "'",
        "the nearest name is '" + EditDistance.nearest(name, labels).orElseThrow() + "'");
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
