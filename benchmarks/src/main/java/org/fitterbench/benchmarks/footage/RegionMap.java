package org.fitterbench.benchmarks.footage;

import java.util.EnumMap;
import java.util.Map;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.RigBone;

/** How much of each region every vertex of the base mesh belongs to. */
final class RegionMap {
  private final BaseMesh base;

  /** [V] sums of the weights of each region's bones. */
  private final Map<BodyRegion, float[]> weights = new EnumMap<>(BodyRegion.class);

  RegionMap(BodyAssets assets) {
    base = assets.mesh();
    for (RigBone bone : assets.rigs().getFirst().bones()) {
      if (bone.weightVertices().length > 0) {
        float[] sums =
            weights.computeIfAbsent(
                BodyRegion.ofBone(bone.name()), region -> new float[base.vertexCount()]);
        for (int i = 0; i < bone.weightVertices().length; i++) {
          sums[bone.weightVertices()[i]] += bone.weights()[i];
        }
      }
    }
  }

  /** The region that a quad's corners follow most. */
  BodyRegion ofQuad(int quad) {
    BodyRegion best = BodyRegion.HEAD;
    float most = -1;
    for (Map.Entry<BodyRegion, float[]> region : weights.entrySet()) {
      float sum = 0;
      for (int k = 0; k < 4; k++) {
        sum += region.getValue()[base.quads()[4 * quad + k]];
      }
      if (sum > most) {
        most = sum;
        best = region.getKey();
      }
    }
    return best;
  }
}
