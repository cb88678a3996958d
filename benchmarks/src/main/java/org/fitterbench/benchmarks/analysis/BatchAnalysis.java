package org.fitterbench.benchmarks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.benchmarks.input.RandomBodies;
import org.fitterbench.core.bottleneck.BatchPoint;
import org.fitterbench.core.bottleneck.Breakdown;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.statistics.Distribution;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;

/** Forward passes of several bodies at once: time against one by one, and memory. */
final class BatchAnalysis {
  private BatchAnalysis() {}

  /** One point a batch size, in the order of the sizes; the first size is 1. */
  static List<BatchPoint> measure(BodyModel model, List<Integer> batches, RepeatedTimer timer) {
    List<Reading> held = new ArrayList<>();
    List<Reading> allocated = new ArrayList<>();
    List<Runnable> operations = new ArrayList<>();
    for (int batch : batches) {
      long before = JvmMemory.liveHeapBytes();
      Batch operation = new Batch(model, batch);
      operation.run();
      held.add(JvmMemory.growth(before));
      allocated.add(ThreadAllocation.of(operation));
      operations.add(operation);
    }
    List<double[]> millis = timer.millis(operations);
    double single = Distribution.of(millis.getFirst()).median();
    List<BatchPoint> points = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      int batch = batches.get(i);
      double median = Distribution.of(millis.get(i)).median();
      points.add(
          new BatchPoint(
              batch,
              millis.get(i).length,
              median,
              median == 0 ? 100 : 100 * batch * single / median,
              Breakdown.variation(millis.get(i)),
              allocated.get(i),
              held.get(i),
              batch * ForwardPassAnalysis.resultBytes(model)));
    }
    return points;
  }

  /** A forward pass of a batch, into workspaces of its own. */
  private static final class Batch implements Runnable {
    private final BodyModel model;
    private final List<BodyParameters> bodies;
    private final List<BodyWorkspace> workspaces;

    Batch(BodyModel model, int size) {
      this.model = model;
      this.bodies = RandomBodies.of(model, size);
      this.workspaces = Stream.generate(model::newWorkspace).limit(size).toList();
    }

    @Override
    public void run() {
      model.forwardBatch(bodies, Skinning.LBS, workspaces, 1, StageTrace.off());
    }
  }
}
