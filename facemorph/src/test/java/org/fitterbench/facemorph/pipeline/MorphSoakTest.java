package org.fitterbench.facemorph.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Path;
import java.time.Instant;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.morph.MorphRatios;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many runs of many small frames in one process leave nothing behind in memory. */
final class MorphSoakTest {
  private static final int RUNS = 20;
  private static final int WARM_UP_RUNS = 4;
  private static final int FRAMES = 60;
  private static final long ALLOWED_BYTES = 5_000_000;

  @TempDir Path folder = Path.of("");

  @Test
  void twentyRunsLeaveTheHeapAsItWas() {
    MorphPair pair = SmallFaces.write(folder);
    MorphConfig config =
        MorphConfig.of(MorphMode.FULL)
            .withRatios(new MorphRatios(FRAMES))
            .withSize(32, 32)
            .withMeshFormat(MeshFormat.PLY)
            .withWorkers(2);
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    long before = 0;
    try (SoftwareRenderer renderer = new SoftwareRenderer(2, Instructions.SCALAR)) {
      MorphPipeline pipeline = new MorphPipeline(config, renderer);
      for (int run = 0; run < RUNS; run++) {
        MorphRequest request =
            new MorphRequest(
                pair, new MorphFolder(folder.resolve("out")), true, "test", Instant.EPOCH);
        MorphResult result = pipeline.run(request, StageTrace.recording(), MorphControl.none());
        assertEquals(FRAMES, result.frames());
        if (run + 1 == WARM_UP_RUNS) {
          memory.gc();
          before = memory.getHeapMemoryUsage().getUsed();
        }
      }
    }
    memory.gc();
    long growth = memory.getHeapMemoryUsage().getUsed() - before;
    assertTrue(growth < ALLOWED_BYTES, growth + " bytes more than after warm-up");
  }
}
