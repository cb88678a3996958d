package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.benchmarks.input.EvenlySpaced;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.JacobianComputation;
import org.fitterbench.fitter.model.JacobianMethod;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.skinning.Skinning;

/** Takes a Jacobian by forward differences apart into its columns, one a phenotype. */
final class JacobianAnalysis {
  /** How many vertices the reference fit differentiates. */
  private static final int VERTICES = 5_000;

  private JacobianAnalysis() {}

  static ItemCosts measure(BodyModel model, List<ShapeParameter> parameters, RepeatedTimer timer) {
    BodyParameters body = RandomBodies.of(model, 1).getFirst();
    int[] vertices = EvenlySpaced.vertices(model, VERTICES);
    JacobianComputation jacobian =
        JacobianMethod.FINITE_DIFFERENCE
            .strategy()
            .prepare(model, Skinning.LBS, parameters, vertices);
    List<StageTimes> repeats = timer.traces("jacobian", trace -> jacobian.at(body, trace));
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
}
