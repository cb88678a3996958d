package org.fitterbench.fitter.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.ShapeTarget;

/** Collects joints, each place once, and gives them their blend shapes. */
final class JointShapesBuilder {
  private static final double METRES_PER_DECIMETRE = 0.1;
  private static final int[] NO_JOINTS = {};

  private final Map<List<Integer>, Integer> joints = new LinkedHashMap<>();

  /** The index of the joint at an anchor. */
  int add(JointAnchor anchor) {
    List<Integer> vertices = Arrays.stream(anchor.vertices()).boxed().toList();
    return joints.computeIfAbsent(vertices, _ -> joints.size());
  }

  /**
   * Builds the joints that were added.
   *
   * @param targets the stored shapes, in order
   */
  JointShapes build(BaseMesh mesh, List<ShapeTarget> targets) {
    int count = joints.size();
    double[] template = new double[3 * count];
    double[] metresPerUnit = new double[count];
    int[][] jointsOfVertex = new int[mesh.vertexCount()][];
    Arrays.fill(jointsOfVertex, NO_JOINTS);
    joints.forEach((vertices, joint) -> {
      addTemplate(mesh, vertices, template, joint);
      metresPerUnit[joint] = ShapeTarget.METRES_PER_UNIT / vertices.size();
      for (int vertex : vertices) {
        int[] more = Arrays.copyOf(jointsOfVertex[vertex], jointsOfVertex[vertex].length + 1);
        more[more.length - 1] = joint;
        jointsOfVertex[vertex] = more;
      }
    });
    float[] offsets = new float[targets.size() * 3 * count];
    for (int shape = 0; shape < targets.size(); shape++) {
      addOffsets(targets.get(shape), jointsOfVertex, offsets, shape * 3 * count);
    }
    return new JointShapes(template, metresPerUnit, offsets);
  }

  private static void addTemplate(
      BaseMesh mesh, List<Integer> vertices, double[] template, int joint) {
    double scale = METRES_PER_DECIMETRE / vertices.size();
    for (int vertex : vertices) {
      template[3 * joint] += scale * mesh.positions()[3 * vertex];
      template[3 * joint + 1] -= scale * mesh.positions()[3 * vertex + 2];
      template[3 * joint + 2] += scale * mesh.positions()[3 * vertex + 1];
    }
  }

  private static void addOffsets(
      ShapeTarget target, int[][] jointsOfVertex, float[] offsets, int start) {
    for (int entry = 0; entry < target.vertices().length; entry++) {
      for (int joint : jointsOfVertex[target.vertices()[entry]]) {
        offsets[start + 3 * joint] += target.offsets()[3 * entry];
        offsets[start + 3 * joint + 1] -= target.offsets()[3 * entry + 2];
        offsets[start + 3 * joint + 2] += target.offsets()[3 * entry + 1];
      }
    }
  }
}
