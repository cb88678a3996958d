package org.fitterbench.fitter.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.fitterbench.fitter.skinning.Influences;

/**
 * Linear blend skinning by gathering: every vertex takes the matrices of its bones, as many for
 * each as the vertex with the most has, and blends them.
 */
final class TorchSkinning {
  private final NDArray bones;
  private final NDArray weights;
  private final int most;

  /**
   * @param placeOfBone where each bone's matrix stands
   */
  TorchSkinning(Influences influences, int[] placeOfBone, TorchConstants constants) {
    most = influences.maximumPerVertex();
    int vertices = influences.vertexCount();
    long[] places = new long[vertices * most];
    float[] shares = new float[places.length];
    for (int vertex = 0; vertex < vertices; vertex++) {
      int first = influences.offsets()[vertex];
      for (int entry = first; entry < influences.offsets()[vertex + 1]; entry++) {
        int to = vertex * most + entry - first;
        places[to] = placeOfBone[influences.bones()[entry]];
        shares[to] = influences.weights()[entry];
      }
    }
    bones = constants.indices(places);
    weights = constants.numbers(shares, 1, vertices, most, 1);
  }

  /**
   * Moves the vertices.
   *
   * @param rest [N, V, 3] metres
   * @param transforms [N, B, 4, 4]
   * @return [N, V, 3]
   */
  NDArray skin(NDArray rest, NDArray transforms) {
    long bodies = rest.getShape().get(0);
    long vertices = rest.getShape().get(1);
    NDArray rows = transforms.get(new NDIndex(":, :, :3")).reshape(bodies, -1, 12);
    NDArray gathered = rows.get(new NDIndex(":, {}", bones)).reshape(bodies, vertices, most, 12);
    NDArray blended = gathered.mul(weights).sum(new int[] {2}).reshape(bodies, vertices, 3, 4);
    NDArray turned =
        blended.get(new NDIndex(":, :, :, :3")).mul(rest.expandDims(2)).sum(new int[] {3});
    return turned.add(blended.get(new NDIndex(":, :, :, 3")));
  }
}
