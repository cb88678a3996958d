package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fitterbench.core.failure.EditDistance;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.description.BodyDescriptionJson;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.regression.FitBounds;
import org.fitterbench.fitter.regression.FitMethod;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitOptionsBuilder;
import org.fitterbench.fitter.regression.FitStart;
import org.fitterbench.fitter.regression.FitTolerances;
import org.fitterbench.fitter.regression.Sampling;
import org.fitterbench.fitter.regression.VertexSample;
import org.fitterbench.fitter.skinning.Skinning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a body is fitted, as a person says it. */
final class FittingOptions {
  private static final String ALL = "all";
  private static final double PERCENT = 100;

  /** First bodies that need no file. */
  private static final List<FitStart> STARTS =
      List.of(new FitStart.Anthropometric(), new FitStart.Neutral(), new FitStart.AgeAnchors());

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description =
          "joint (shape and pose together, which converges) or reference (the Anny body model's own"
              + " fit, which may diverge). Default: joint.")
  private FitMethod method = FitMethod.JOINT;

  @Option(
      names = {"-i", "--iterations"},
      paramLabel = "N",
      description =
          "Iterations of the fit at most. Default: 20 for joint, which stops when it has arrived, 5"
              + " for reference.")
  private @Nullable Integer iterations;

  @Option(
      names = "--tolerance",
      paramLabel = "PERCENT",
      description =
          "The joint fit stops when an iteration lowers the mean square distance by less than this."
              + " Default: 0.01.")
  private @Nullable Double tolerance;

  @Option(
      names = "--start",
      paramLabel = "START",
      description =
          "The body to begin with: anthropometric (of the target's sizes), neutral, or ages (one of"
              + " each age, the best is kept). Default: anthropometric for joint, neutral for"
              + " reference.")
  private @Nullable String start;

  @Option(
      names = "--warm-start",
      paramLabel = "FITTED.json",
      description = "Begin with the body of an earlier fit, or any body file, pose and all.")
  private @Nullable Path warmStart;

  @Option(
      names = "--phenotypes",
      paramLabel = "NAME",
      split = ",",
      description =
          "Phenotypes to find, for example gender,age,height, or all. Default: gender, age, muscle,"
              + " weight, height, proportions.")
  private List<String> phenotypes = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "NAME",
      split = ",",
      description = "Phenotypes not to find; they stay as the fit begins with them.")
  private List<String> excluded = new ArrayList<>();

  @Option(
      names = "--local-changes",
      paramLabel = "NAME",
      split = ",",
      description = "Local changes to find as well, for example nose-trans-up; only with joint.")
  private List<String> localChanges = new ArrayList<>();

  @Option(
      names = "--bounds",
      paramLabel = "LEAST,LARGEST",
      split = ",",
      description =
          "Between which values phenotypes are found. Default: 0,1; 0.01,0.99 for reference.")
  private List<Double> bounds = new ArrayList<>();

  @Option(
      names = "--regularisation",
      paramLabel = "NAME=WEIGHT",
      split = ",",
      description =
          "How strongly an iteration holds a phenotype where it is. Default: none for joint; for"
              + " reference its published weights, such as age=10,height=0.001.")
  private Map<String, Double> regularisation = Map.of();

  @Option(
      names = "--points",
      paramLabel = "N",
      description = "How many vertices the shape is solved with. Default: 5000.")
  private int points = VertexSample.DEFAULT.count();

  @Option(
      names = "--sampling",
      paramLabel = "HOW",
      description = "How these vertices are chosen: even or random. Default: even.")
  private Sampling sampling = VertexSample.DEFAULT.sampling();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of a random choice. Default: 0.")
  private long seed;

  @Option(
      names = "--skinning",
      paramLabel = "SKINNING",
      description =
          "How the target's vertices follow its bones: lbs (linear blend skinning) or dqs (dual"
              + " quaternions; the joint fit then takes more and shorter steps). Default: lbs.")
  private Skinning skinning = Skinning.LBS;

  /** Whether a fit begins with the body of a file. */
  boolean isWarm() {
    return warmStart != null;
  }

  /** The options that need no model; checked. */
  FitOptions options() {
    FitOptions defaults = FitOptions.of(method);
    FitOptionsBuilder options = defaults.toBuilder();
    if (iterations != null) {
      require(
          iterations >= 1, "--iterations " + iterations + " does nothing", "ask for at least 1");
      options.iterations(iterations);
    }
    if (tolerance != null) {
      require(
          tolerance >= 0 && tolerance < PERCENT,
          "--tolerance " + tolerance + " is no share",
          "give 0 or more and less than 100 percent");
      FitTolerances usual = FitTolerances.DEFAULT;
      options.tolerances(
          new FitTolerances(tolerance / PERCENT, usual.step(), usual.exactMillimetres()));
    }
    require(points >= 2, "--points " + points + " is too few", "take hundreds or thousands");
    require(
        start == null || warmStart == null,
        "--start and --warm-start exclude each other",
        "give one of them");
    if (start != null) {
      options.start(namedStart(start));
    }
    FitBounds limits = bounds.isEmpty() ? defaults.bounds() : namedBounds();
    return options
        .phenotypes(chosenPhenotypes(defaults))
        .localChanges(localChanges.stream().map(String::strip).distinct().toList())
        .bounds(limits)
        .regularisation(defaults.regularisation().with(namedWeights()))
        .sample(new VertexSample(points, sampling, seed))
        .skinning(skinning)
        .build();
  }

  /** The same with the body of the warm start, when there is one. */
  FitOptions options(CommandContext context, BodyModel model) {
    FitOptions options = options();
    return warmStart == null
        ? options
        : options.withStart(
            new FitStart.Warm(
                BodyDescriptionJson.read(context.resolve(warmStart)).parameters(model)));
  }

  private List<Phenotype> chosenPhenotypes(FitOptions defaults) {
    List<Phenotype> chosen = defaults.phenotypes();
    if (phenotypes.equals(List.of(ALL))) {
      chosen = List.of(Phenotype.values());
    } else if (!phenotypes.isEmpty()) {
      chosen = named("--phenotypes", phenotypes);
    }
    List<Phenotype> left = new ArrayList<>(chosen);
    left.removeAll(named("--exclude", excluded));
    require(!left.isEmpty(), "--exclude leaves no phenotype to find", "exclude fewer");
    return left;
  }

  private static List<Phenotype> named(String option, List<String> names) {
    return names.stream().map(name -> named(option, name)).distinct().toList();
  }

  private static Phenotype named(String option, String name) {
    List<String> labels = Stream.of(Phenotype.values()).map(Phenotype::label).toList();
    return Phenotype.byLabel(name.strip().toLowerCase(Locale.ROOT))
        .orElseThrow(() -> unknown(option, "phenotype", name, labels));
  }

  private static FitStart namedStart(String name) {
    return STARTS.stream()
        .filter(candidate -> candidate.label().equals(name.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () -> unknown("--start", "start", name, STARTS.stream().map(FitStart::label).toList()));
  }

  private static UserInputException unknown(
      String option, String kind, String name, List<String> names) {
    return new UserInputException(
        "%s: there is no %s '%s'".formatted(option, kind, name),
        "the nearest name is '" + EditDistance.nearest(name, names).orElseThrow() + "'");
  }

  private FitBounds namedBounds() {
    require(
        bounds.size() == 2
            && bounds.get(0) < bounds.get(1)
            && bounds.get(0) >= FitBounds.LEAST
            && bounds.get(1) <= FitBounds.LARGEST,
        "--bounds " + bounds + " are no bounds of phenotypes",
        "give the least and the largest value, for example 0,1");
    return new FitBounds(bounds.get(0), bounds.get(1));
  }

  private Map<Phenotype, Double> namedWeights() {
    Map<Phenotype, Double> weights = new EnumMap<>(Phenotype.class);
    regularisation.forEach((name, weight) -> {
      require(
          weight >= 0 && Double.isFinite(weight),
          "--regularisation: the weight of " + name + " is " + weight,
          "give 0 or more");
      weights.put(named("--regularisation", name), weight);
    });
    return weights;
  }

  private static void require(boolean holds, String problem, String remedy) {
    if (!holds) {
      throw new UserInputException(problem, remedy);
    }
  }
}
