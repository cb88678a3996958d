package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.core.bottleneck.Alternatives;
import org.fitterbench.core.bottleneck.AnalysisRecord;
import org.fitterbench.core.bottleneck.BatchPoint;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.bottleneck.Figure;
import org.fitterbench.core.bottleneck.HotMethods;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.bottleneck.RuleBook;
import org.fitterbench.core.flame.SampleProfile;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.resource.ResourceWindow;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.regression.BodyFitPipeline;
import org.fitterbench.fitter.regression.FitOptions;
import org.fitterbench.fitter.regression.FitTarget;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.mesh.io.MeshFormat;

/**
 * The bottleneck analysis of the body fitter, in this JVM: stages of the forward pass and of the
 * fit, the Jacobian by parameter, the registration by bone, batches, export, and hot methods.
 */
public final class FitterAnalysis {
  private static final int METHODS_SHOWN = 15;

  private final BodyModel model;
  private final AnalysisSettings settings;
  private final RepeatedTimer timer;
  private final Consumer<String> progress;

  /**
   * @param progress is told what is measured next, a few words at a time
   */
  public FitterAnalysis(BodyModel model, AnalysisSettings settings, Consumer<String> progress) {
    this(model, settings, progress, System::nanoTime);
  }

  FitterAnalysis(
      BodyModel model,
      AnalysisSettings settings,
      Consumer<String> progress,
      LongSupplier nanoClock) {
    this.model = model;
    this.settings = settings;
    this.progress = progress;
    this.timer = new RepeatedTimer(settings, nanoClock);
  }

  /** Measures everything, which takes about a minute with the default settings. */
  public AnalysisResult measure(AnalysisScene scene) {
    FitOptions options = FitOptions.reference().withIterations(settings.iterations());
    FitTarget target = target();
    FitAnalysis fit = new FitAnalysis(new BodyFitPipeline(model, options), target, settings);
    FitAnalysis jointFit =
        new FitAnalysis(
            new BodyFitPipeline(model, FitOptions.joint().withIterations(settings.iterations())),
            target,
            settings);
    progress.accept("forward pass");
    Breakdown forward = ForwardPassAnalysis.measure(model, timer);
    progress.accept("fit");
    Breakdown joint = jointFit.stages(timer);
    Breakdown regression = fit.stages(timer);
    progress.accept("Jacobian by parameter");
    ItemCosts jacobian = JacobianAnalysis.measure(model, parameters(options), timer);
    progress.accept("Jacobian by strategy");
    List<Alternatives> strategies = JacobianAnalysis.strategies(model, timer);
    progress.accept("registration by bone");
    ItemCosts registration = RegistrationAnalysis.measure(model, target, options, timer);
    progress.accept("mesh export");
    Map<MeshFormat, double[]> export = ExportAnalysis.measure(model, timer);
    progress.accept("batches");
    List<BatchPoint> batches = BatchAnalysis.measure(model, settings.batches(), timer);
    progress.accept("memory and CPU");
    ResourceWindow resources = jointFit.resources();
    long liveHeapBytes = jointFit.liveHeapBytes();
    progress.accept("hot methods");
    Optional<SampleProfile> profile = jointFit.profile();
    List<Figure> figures =
        new FitterFigures(scene, settings.iterations())
            .stages(forward, regression)
            .costs(jacobian, registration)
            .strategies(strategies)
            .exports(export)
            .batches(batches)
            .resources(resources, liveHeapBytes)
            .all();
    return new AnalysisResult(
        new AnalysisRecord(
            AnalysisRecord.SCHEMA_VERSION,
            scene.toolVersion(),
            scene.startedAt(),
            "fitter",
            scene.environment(),
            scene.inputs(),
            settings.words(),
            List.of(forward, joint, regression),
            List.of(jacobian, registration),
            strategies,
            batches,
            profile.map(samples -> HotMethods.of(samples, METHODS_SHOWN)).orElse(null),
            figures,
            RuleBook.standard("fitter").apply(figures),
            findings(scene, profile)),
        profile);
  }

  /** The vertices of another body than the neutral one, in another pose. */
  private FitTarget target() {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(RandomBodies.of(model, 1).getFirst(), Skinning.LBS, workspace, StageTrace.off());
    return FitTarget.of("the analysis's own target", workspace.vertices(), model);
  }

  private static List<ShapeParameter> parameters(FitOptions options) {
    return options.phenotypes().stream()
        .<ShapeParameter>map(ShapeParameter.OfPhenotype::new)
        .toList();
  }

  private List<Finding> findings(AnalysisScene scene, Optional<SampleProfile> profile) {
    List<Finding> findings = new ArrayList<>(scene.findings());
    findings.addAll(AnalysisFindings.of(settings, profile));
    return findings;
  }
}
