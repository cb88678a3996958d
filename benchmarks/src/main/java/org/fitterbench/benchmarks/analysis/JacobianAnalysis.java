package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.ForwardDifferences;
import org.fitterbench.fitter.model.Jacobian;
import org.fitterbench.fitter.model.JacobianStrategy;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.skinning.Skinning;

/** Takes a Jacobian by forward differences apart into its columns, one a phenotype. */
final class JacobianAnalysis {
  /** How many vertices the reference fit differentiates. */
  private static final int VERTICES = 5_000;

  private JacobianAnalysis() {}

  static ItemCosts measure(BodyModel model, List<ShapeParameter> parameters, RepeatedTimer timer) {
    JacobianStrategy strategy = new ForwardDifferences(ForwardDifferences.REFERENCE_STEP);
    BodyParameters body = RandomBodies.of(model, 1).getFirst();
    BodyWorkspace workspace = model.newWorkspace();
    int[] vertices = evenlySpaced(model.vertexCount(), Math.min(VERTICES, model.vertexCount()));
    Jacobian jacobian = new Jacobian(parameters, vertices);
    List<StageTimes> repeats =
        timer.traces(
            "jacobian",
            trace -> strategy.compute(model, body, Skinning.LBS, workspace, jacobian, trace));
    return ItemCosts.of(
        "jacobian-columns",
        "Jacobian by parameter, forward differences of %,d vertices".formatted(vertices.length),
        "Parameter",
        "",
        columns(repeats));
  }

  private static List<ItemCosts.Sample> columns(List<StageTimes> repeats) {
    List<ItemCosts.Sample> samples = new ArrayList<>();
    for (StageTimes column : repeats.getFirst().children()) {
      double[] millis =
          repeats.stream()
              .mapToDouble(repeat -> repeat.child(column.name()).orElseThrow().totalNanos() / 1e6)
              .toArray();
      samples.add(new ItemCosts.Sample(column.name(), 0, millis));
    }
    return samples;
  }

  private static int[] evenlySpaced(int all, int chosen) {
    return IntStream.range(0, chosen).map(i -> (int) ((long) i * all / chosen)).toArray();
  }
}
