package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch against the passes of its bodies. */
class ForwardBatchTest {
  private final BodyModel model = TubeBody.model();
  private final SplittableRandom random = new SplittableRandom(5);

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 4", "1, 2", "2, 3", "3, 2", "7, 1", "7, 2", "7, 100"})
  void aBatchHasTheBitsOfItsBodiesOneByOneOnAnyNumberOfThreads(int count, int threads) {
    PoseParameterisation[] parameterisations = PoseParameterisation.values();
    List<BodyParameters> bodies =
        IntStream.range(0, count)
            .mapToObj(index ->
                RandomBodies.next(
                    model, parameterisations[index % parameterisations.length], random))
            .toList();
    List<BodyWorkspace> workspaces = Stream.generate(model::newWorkspace).limit(count + 1).toList();
    for (Skinning skinning : Skinning.values()) {
      workspaces.forEach(workspace -> Arrays.fill(workspace.vertices(), Float.NaN));
      model.forwardBatch(bodies, skinning, workspaces, threads, StageTrace.off());
      for (int index = 0; index < count; index++) {
        BodyWorkspace alone = model.newWorkspace();
        model.forward(bodies.get(index), skinning, alone, StageTrace.off());
        assertArrayEquals(alone.vertices(), workspaces.get(index).vertices());
      }
    }
  }
}
