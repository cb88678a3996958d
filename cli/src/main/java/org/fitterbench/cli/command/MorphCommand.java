package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fitterbench.benchmarks.input.MorphInput;
import org.fitterbench.benchmarks.runner.InterruptHook;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.core.report.ResultsFolder;
import org.fitterbench.core.text.Lines;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.pipeline.MorphConfig;
import org.fitterbench.facemorph.pipeline.MorphFolder;
import org.fitterbench.facemorph.pipeline.MorphPair;
import org.fitterbench.facemorph.pipeline.MorphPipeline;
import org.fitterbench.facemorph.pipeline.MorphRequest;
import org.fitterbench.facemorph.pipeline.MorphResult;
import org.fitterbench.facemorph.pipeline.MorphStatus;
import org.fitterbench.facemorph.pipeline.MorphTables;
import org.fitterbench.fitter.source.BodyDataLocator;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.renderers.RendererChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fitter-bench morph}: morphs one face into another. */
@Command(
    name = "morph",
    description = {
      "Morphs one face into another: 41 frames as PNG, and heat maps of how shape and skin differ.",
      "Both meshes have one topology: the same vertices, faces and texture coordinates, as .fbx,"
          + " .obj, .glb or .ply, with or without a texture."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was written",
      "2:wrong options or bad input, be it of one pair of a batch",
      "130:interrupted; what was finished is kept"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  fitter-bench morph --demo --full",
      "  fitter-bench morph anna.fbx bernd.fbx --full --output morphs",
      "  fitter-bench morph anna.obj bernd.obj --step 10 --size 1024 --antialias --up y",
      "  fitter-bench morph --batch pairs --no-texture"
    })
final class MorphCommand implements Callable<Integer> {
  private static final int WIDTH = 100;

  private final CommandContext context;
  private final MeasuringHost host;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..2",
      paramLabel = "MESH",
      description = "The first and the second face. face.fbx#Head names one mesh of several.")
  private List<Path> meshes = new ArrayList<>();

  @Option(
      names = "--demo",
      description =
          "Morph two heads of MakeHuman's bodies, or of the body made by code where MakeHuman's"
              + " data are not installed; writes them as FBX files first.")
  private boolean demo;

  @Option(
      names = "--batch",
      paramLabel = "DIR",
      description =
          "Morph every pair in a folder: its meshes in the order of their names, two by two, and"
              + " the two meshes in each of its sub-folders. A pair that fails does not stop the"
              + " others.")
  private @Nullable Path batch;

  @Mixin private MorphOptions options = new MorphOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description =
          "The morph goes to DIR/<name1>_<name2>. Default: results/<timestamp>/<name1>_<name2>.")
  private @Nullable Path output;

  @Option(
      names = "--overwrite",
      description = "Replace the morph that is in the output folder already.")
  private boolean overwrite;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Picks the two persons of --demo; nothing else is random. Default: 1.")
  private @Nullable Long seed;

  @Option(
      names = "--renderer",
      paramLabel = "auto|software|opengl",
      description =
          "What draws: auto takes a graphics processor where there is one, else software.",
      defaultValue = "auto",
      showDefaultValue = Visibility.ALWAYS)
  private RendererChoice renderer = RendererChoice.AUTO;

  @Mixin private BodyDataOptions bodyData = new BodyDataOptions();

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only the figures at the end.")
  private boolean quiet;

  MorphCommand(CommandContext context, MeasuringHost host) {
    this.context = context;
    this.host = host;
  }

  @Override
  public Integer call() {
    checkInput();
    MorphConfig config = options.config();
    Path base = base();
    ProgressBar bar = new ProgressBar(context, "morph");
    MorphFollower follower = new MorphFollower(quiet ? (_, _, _) -> {} : bar);
    try (InterruptHook _ = InterruptHook.on(follower::stop);
        Renderer drawing = renderer.open(config.ratios().count(), config.workers())) {
      MorphPipeline pipeline = new MorphPipeline(config, drawing);
      if (batch != null) {
        return new MorphBatch(context, pipeline, follower, bar, host.clock())
            .run(MorphPairs.in(context.resolve(batch)), base, overwrite)
            .code();
      }
      MorphPair pair = demo ? demoPair(base, follower) : pair();
      return morph(pipeline, pair, base, follower, bar).code();
    }
  }

  private void checkInput() {
    int kinds = (demo ? 1 : 0) + (batch != null ? 1 : 0) + (meshes.isEmpty() ? 0 : 1);
    if (kinds != 1 || meshes.size() == 1) {
      throw new ParameterException(
          spec.commandLine(), "Give two meshes, or --demo, or --batch DIR");
    }
    if (seed != null && !demo) {
      throw new ParameterException(spec.commandLine(), "--seed goes with --demo alone");
    }
  }

  private Path base() {
    return output == null
        ? new ResultsFolder(context.resolve(Path.of("results")))
            .freeFolder(host.clock().instant().atZone(ZoneId.systemDefault()))
        : context.resolve(output);
  }

  private MorphPair pair() {
    return new MorphPair(context.resolve(meshes.getFirst()), context.resolve(meshes.getLast()));
  }

  /** Writes two heads as a user's files. */
  private MorphPair demoPair(Path base, MorphFollower follower) {
    follower.begin("heads");
    boolean missing =
        bodyData.choice().equals(BodyDataLocator.MAKEHUMAN)
            && !new MakeHumanAsset(bodyData.cache(context)).isInstalled();
    if (missing) {
      context
          .err()
          .println(
              "note: MakeHuman's data are not installed, so the heads are made by code; run"
                  + " 'fitter-bench assets install' for real ones");
    }
    List<Path> files =
        MorphInput.create(
                missing
                    ? BodyDataLocator.load(
                        BodyDataLocator.PROCEDURAL,
                        bodyData.cache(context),
                        context.workingFolder())
                    : bodyData.load(context),
                bodyData.cache(context),
                seed == null ? MorphInput.DEFAULT_SEED : seed)
            .write(base.resolve("input"));
    return new MorphPair(files.getFirst(), files.getLast());
  }

  private ExitCode morph(
      MorphPipeline pipeline, MorphPair pair, Path base, MorphFollower follower, ProgressBar bar) {
    MorphFolder folder = new MorphFolder(base.resolve(pair.folderName()));
    follower.begin("frames");
    MorphResult result;
    try {
      result =
          pipeline.run(
              request(pair, folder, overwrite, host.clock()), StageTrace.recording(), follower);
    } finally {
      bar.end();
    }
    if (result.status() == MorphStatus.INTERRUPTED) {
      context
          .err()
          .println(
              "interrupted: %d of %d files are kept in %s"
                  .formatted(
                      result.written().size(),
                      result.written().size() + result.missing().size(),
                      folder.path()));
      return ExitCode.INTERRUPTED;
    }
    print(result);
    return ExitCode.OK;
  }

  static MorphRequest request(
      MorphPair pair, MorphFolder folder, boolean overwrite, InstantSource clock) {
    Instant start = clock.instant();
    return new MorphRequest(pair, folder, overwrite, "fitter-bench " + Version.ofTool(), start);
  }

  private void print(MorphResult result) {
    List<String> lines = new ArrayList<>();
    for (String note : result.notes()) {
      lines.addAll(Lines.wrap("note: ", "  ", note, WIDTH));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.addAll(MorphTables.stages(result.times()).text(WIDTH));
    lines.addAll(Lines.wrap("", "", MorphTables.HOW_TIMES_ADD_UP, WIDTH));
    lines.add("");
    lines.addAll(MorphTables.figures(result).text(WIDTH));
    lines.add("");
    lines.addAll(MorphTables.outputs(result));
    lines.add("");
    lines.add("Morph: " + result.request().folder().path());
    lines.forEach(context.out()::println);
    context.out().flush();
  }
}
