package org.fitterbench.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.input.BodyInput;
import org.fitterbench.benchmarks.input.SegmentationInput;
import org.fitterbench.benchmarks.runner.BackendCheck;
import org.fitterbench.benchmarks.runner.ForkJvm;
import org.fitterbench.benchmarks.runner.LiveProgress;
import org.fitterbench.benchmarks.runner.MeasuringHost;
import org.fitterbench.benchmarks.runner.OpenGlCheck;
import org.fitterbench.benchmarks.runner.PlainProgress;
import org.fitterbench.benchmarks.runner.PlannedBenchmark;
import org.fitterbench.benchmarks.runner.RunHeader;
import org.fitterbench.benchmarks.runner.RunPlanner;
import org.fitterbench.benchmarks.runner.RunProgress;
import org.fitterbench.benchmarks.runner.RunSession;
import org.fitterbench.benchmarks.runner.Sweep;
import org.fitterbench.benchmarks.suite.BenchmarkCatalog;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.InputAsset;
import org.fitterbench.core.record.ResultStatus;
import org.fitterbench.core.record.RunRecord;
import org.fitterbench.core.record.RunRecordJson;
import org.fitterbench.core.record.RunSettings;
import org.fitterbench.core.record.RunStatus;
import org.fitterbench.core.record.Severity;
import org.fitterbench.core.report.ResultsFolder;
import org.fitterbench.core.report.RunFile;
import org.fitterbench.core.report.RunFolder;
import org.fitterbench.fitter.backend.Backend;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.skinning.SkinningKernel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fitter-bench run}: measures the selected benchmarks and writes the run's folder. */
@Command(
    name = "run",
    description = "Runs benchmarks and writes a report.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every benchmark was measured",
      "2:wrong options or bad input",
      "4:a benchmark failed",
      "130:interrupted; what was finished is kept"
    })
final class RunCommand implements Callable<Integer> {
  /** Where the benchmarks run. */
  enum Device {
    CPU,
    GPU
  }

  private final CommandContext context;
  private final MeasuringHost host;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SelectionOptions selectionOptions = new SelectionOptions();
  @Mixin private MeasurementOptions measurementOptions = new MeasurementOptions();
  @Mixin private SweepOptions sweepOptions = new SweepOptions();
  @Mixin private BodyDataOptions bodyDataOptions = new BodyDataOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder for all runs; this one gets a folder of its own in it.",
      defaultValue = "results",
      showDefaultValue = Visibility.ALWAYS)
  private Path output = Path.of("results");

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "cpu or gpu.",
      defaultValue = "cpu",
      showDefaultValue = Visibility.ALWAYS)
  private Device device = Device.CPU;

  @Option(names = "--json", description = "The run record as JSON on standard output.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress, only the report at the end.")
  private boolean quiet;

  @Option(
      names = "--ignore-lock",
      description = "Measure although another benchmark runs on this machine.")
  private boolean ignoreLock;

  RunCommand(CommandContext context, MeasuringHost host) {
    this.context = context;
    this.host = host;
  }

  @Override
  public Integer call() {
    List<Path> classPath = selectionOptions.classPath(context);
    var relaunch = new ClassPathRelaunch(context, spec);
    if (relaunch.isNeeded(classPath)) {
      return relaunch.run(classPath);
    }
    checkDevice();
    OpenGlCheck openGl =
        OpenGlCheck.of(
            new RunPlanner(
                    measurementOptions.profile(),
                    Sweep.of(sweepOptions.sweeps(), measurementOptions.overrides()),
                    forkFlags())
                .plan(
                    BenchmarkCatalog.read(),
                    Sweep.of(sweepOptions.sweeps(), selectionOptions.selection())));
    BackendCheck backends = BackendCheck.of(openGl.present(), bodyDataOptions.cache(context));
    List<PlannedBenchmark> plan = backends.present();
    List<InputAsset> inputs = inputs(plan);
    ResultsFolder results = new ResultsFolder(context.resolve(output));
    try (RunSession session = RunSession.open(host, results, ignoreLock)) {
      List<Finding> findings =
          Stream.of(openGl.findings(), backends.findings()).flatMap(List::stream).toList();
      RunHeader header = header(plan, inputs, session, findings);
      if (!quiet) {
        new RunOpening(context.err()).print(header, session.folder());
      }
      RunRecord record = session.run(plan, header, progress());
      printEnd(record, plan.size(), session.folder());
      return exitCode(record).code();
    }
  }

  private void checkDevice() {
    if (device == Device.GPU) {
      throw new UserInputException(
          host.hasGpu() ? "no benchmark runs on a GPU" : "this machine has no GPU",
          "run with --device cpu");
    }
  }

  private List<String> forkFlags() {
    List<String> flags = new ArrayList<>(ForkJvm.flags(host.memoryBytes()));
    flags.addAll(
        BodyInput.jvmFlags(
            bodyDataOptions.absoluteChoice(context), bodyDataOptions.cache(context)));
    return flags;
  }

  /** Reads the data once before any fork needs them, so that missing ones are told at once. */
  private List<InputAsset> inputs(List<PlannedBenchmark> plan) {
    List<InputAsset> inputs = new ArrayList<>();
    if (plan.stream().anyMatch(planned -> planned.entry().suite().isOnBodies())) {
      BodySource source = bodyDataOptions.load(context).source();
      inputs.add(new InputAsset("body data", source.name(), source.sha256()));
    }
    if (plan.stream().anyMatch(planned -> planned.entry().suite().isOnNetworks())) {
      inputs.addAll(SegmentationInput.recorded(bodyDataOptions.cache(context)));
    }
    return inputs;
  }

  private RunHeader header(
      List<PlannedBenchmark> plan,
      List<InputAsset> inputs,
      RunSession session,
      List<Finding> backends) {
    List<String> flags = new ArrayList<>(ForkJvm.flags(host.memoryBytes()));
    flags.addAll(measurementOptions.overrides().jvmArgs());
    List<Finding> findings = new ArrayList<>(host.doubts());
    findings.addAll(backends);
    if (ignoreLock) {
      findings.add(
          new Finding(
              "lock-ignored",
              Severity.WARNING,
              "other benchmarks may have run on this machine at the same time",
              "Run without --ignore-lock."));
    }
    return new RunHeader(
        Version.ofTool(),
        session.folder().runId(),
        session.start(),
        settings(plan),
        host.environment(flags),
        inputs,
        findings);
  }

  private RunSettings settings(List<PlannedBenchmark> plan) {
    boolean custom = measurementOptions.overrides().changeMeasurement();
    return new RunSettings(
        custom ? "custom" : measurementOptions.profile().id(),
        plan.stream().map(planned -> planned.entry().suite().id()).distinct().toList(),
        spec.root().commandLine().getParseResult().originalArgs(),
        device.name().toLowerCase(Locale.ROOT),
        // The measured JVMs get the Vector API module, so they take what this one would.
        Map.of(
            "skinning-kernel",
            SkinningKernel.fastest().label(),
            "backend",
            Backend.fastest().label()));
  }

  private RunProgress progress() {
    if (quiet) {
      return RunProgress.silent();
    }
    if (!context.terminal()) {
      return new PlainProgress(context.err());
    }
    return new LiveProgress(
        context.err(), context.columns(), !context.environment().containsKey("NO_COLOR"));
  }

  private void printEnd(RunRecord record, int planned, RunFolder folder) {
    if (record.status() == RunStatus.INCOMPLETE) {
      context
          .err()
          .println(
              "interrupted: "
                  + record.results().size()
                  + " of "
                  + planned
                  + " results are kept in "
                  + folder.path());
      return;
    }
    if (json) {
      context.out().print(RunRecordJson.format(record));
    } else {
      if (!quiet) {
        context.err().println();
        context.err().flush();
      }
      context.out().print(summary(folder.file(RunFile.SUMMARY)));
      context.out().println();
      context.out().println("Report: " + folder.path());
    }
  }

  private static String summary(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw FileFailure.reading(file, failure);
    }
  }

  private static ExitCode exitCode(RunRecord record) {
    if (record.status() == RunStatus.INCOMPLETE) {
      return ExitCode.INTERRUPTED;
    }
    boolean failed =
        record.results().stream().anyMatch(result -> result.status() == ResultStatus.FAILED);
    return failed ? ExitCode.BENCHMARK_FAILED : ExitCode.OK;
  }
}
