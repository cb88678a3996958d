package org.fitterbench.fitter.model;

import java.util.ArrayList;
import java.util.List;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skinning.Skinning;

/** Forward passes on the model's own kernels, those of a batch on all processors. */
public final class KernelBackend implements BodyBackend {
  private final BodyModel model;
  private final Skinning skinning;
  private final List<BodyWorkspace> workspaces = new ArrayList<>();
  private List<float[]> vertices = List.of();

  public KernelBackend(BodyModel model, Skinning skinning) {
    this.model = model;
    this.skinning = skinning;
  }

  @Override
  public String description() {
    return model.kernel().label();
  }

  @Override
  public List<float[]> forward(List<BodyParameters> bodies, StageTrace trace) {
    if (vertices.size() != bodies.size()) {
      while (workspaces.size() < bodies.size()) {
        workspaces.add(model.newWorkspace());
      }
      vertices = workspaces.stream().limit(bodies.size()).map(BodyWorkspace::vertices).toList();
    }
    int processors = Runtime.getRuntime().availableProcessors();
    model.forwardBatch(bodies, skinning, workspaces, processors, trace);
    return vertices;
  }

  /** Holds nothing outside the heap. */
  @Override
  public void close() {}
}
