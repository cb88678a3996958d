package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.input.EvenlySpaced;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.benchmarks.input.ShapeParameterSet;
import org.fitterbench.core.bottleneck.Alternative;
import org.fitterbench.core.bottleneck.Alternatives;
import org.fitterbench.core.bottleneck.ItemCosts;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.core.trace.StageTimes;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.JacobianComputation;
import org.fitterbench.fitter.model.JacobianMethod;
import org.fitterbench.fitter.model.ShapeParameter;
import org.fitterbench.fitter.skinning.Skinning;

/** Takes a Jacobian apart into its columns, one a phenotype, and compares the ways to it. */
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

  /** Every way to a Jacobian, for the parameters of a fit and for all 25, the sequential first. */
  static List<Alternatives> strategies(BodyModel model, RepeatedTimer timer) {
    return Stream.of(ShapeParameterSet.values()).map(set -> strategies(model, set, timer)).toList();
  }

  private static Alternatives strategies(
      BodyModel model, ShapeParameterSet set, RepeatedTimer timer) {
    BodyParameters body = RandomBodies.of(model, 1).getFirst();
    int[] vertices = EvenlySpaced.vertices(model, VERTICES);
    List<JacobianMethod> methods = List.of(JacobianMethod.values());
    List<JacobianComputation> ways =
        methods.stream()
            .map(method -> method.strategy().prepare(model, Skinning.LBS, set.of(model), vertices))
            .toList();
    float[] exact =
        ways.get(methods.indexOf(JacobianMethod.ANALYTIC))
            .at(body, StageTrace.off())
            .values()
            .clone();
    List<double[]> millis =
        timer.millis(
            ways.stream().<Runnable>map(way -> () -> way.at(body, StageTrace.off())).toList());
    double baseline = Distribution.of(millis.getFirst()).median();
    List<Alternative> alternatives = new ArrayList<>();
    for (int index = 0; index < ways.size(); index++) {
      double median = Distribution.of(millis.get(index)).median();
      alternatives.add(
          new Alternative(
              methods.get(index).label(),
              median,
              baseline / median,
              errorPercent(ways.get(index).at(body, StageTrace.off()).values(), exact)));
    }
    return new Alternatives(
        "jacobian-strategies-" + set.label(),
        "Jacobian of %s parameters by strategy, %,d vertices"
            .formatted(set.label(), vertices.length),
        millis.getFirst().length,
        alternatives);
  }

  /** The largest difference, in percent of the largest derivative. */
  private static double errorPercent(float[] values, float[] exact) {
    double worst = 0;
    double largest = 0;
    for (int entry = 0; entry < exact.length; entry++) {
      worst = Math.max(worst, Math.abs(values[entry] - exact[entry]));
      largest = Math.max(largest, Math.abs(exact[entry]));
    }
    return 100 * worst / largest;
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
