package org.fitterbench.fitter.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BoneRoll;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.source.MakeHumanModelJson.SkinWeights;

/**
 * Reads MakeHuman's default rig. Siblings are put in the order of their names, which is MPFB2's.
 * Rolls come from the rig's planes, see {@link BoneRoll}.
 */
final class MakeHumanRigJson {
  private static final SkinWeights NO_WEIGHTS = new SkinWeights(new int[0], new float[0]);

  private final JsonFile json;
  private final BaseMesh mesh;

  private MakeHumanRigJson(JsonFile json, BaseMesh mesh) {
    this.json = json;
    this.mesh = mesh;
  }

  static Rig read(JsonFile json, BaseMesh mesh, Map<String, SkinWeights> weights) {
    return new MakeHumanRigJson(json, mesh).read(weights);
  }

  private Rig read(Map<String, SkinWeights> weights) {
    Map<String, JsonNode> nodes = new TreeMap<>();
    json.member(json.root(), "bones", "top level")
        .properties()
        .forEach(entry -> nodes.put(entry.getKey(), entry.getValue()));
    for (String bone : weights.keySet()) {
      if (!nodes.containsKey(bone)) {
        throw json.bad("bones", "'" + bone + "' has weights but is not in the rig");
      }
    }
    List<RigBone> bones = new ArrayList<>();
    nodes.forEach(
        (name, node) -> bones.add(bone(name, node, weights.getOrDefault(name, NO_WEIGHTS))));
    try {
      return Rig.depthFirst("default", bones);
    } catch (IllegalArgumentException e) {
      throw json.bad("bones", String.valueOf(e.getMessage()));
    }
  }

  private RigBone bone(String name, JsonNode node, SkinWeights weights) {
    String where = "bone '" + name + "'";
    JsonNode parent = json.member(node, "parent", where);
    JointAnchor head = joint(json.member(node, "head", where).asText());
    JointAnchor tail = joint(json.member(node, "tail", where).asText());
    return new RigBone(
        name,
        parent.isNull() ? null : parent.asText(),
        head,
        tail,
        roll(json.member(node, "rotation_plane", where).asText(), head, tail),
        weights.vertices(),
        weights.weights());
  }

  private double roll(String planeName, JointAnchor head, JointAnchor tail) {
    JsonNode joints =
        json.member(json.member(json.root(), "planes", "top level"), planeName, "planes");
    if (joints.size() != 3) {
      throw json.bad("plane '" + planeName + "'", "it has not three joints");
    }
    return BoneRoll.ofPlane(
        position(head),
        position(tail),
        position(joint(joints.get(0).asText())),
        position(joint(joints.get(1).asText())),
        position(joint(joints.get(2).asText())));
  }

  private JointAnchor joint(String name) {
    JsonNode list = json.member(json.member(json.root(), "joints", "top level"), name, "joints");
    int[] vertices = new int[list.size()];
    for (int i = 0; i < vertices.length; i++) {
      vertices[i] = json.index(list.get(i), mesh.vertexCount(), "joint '" + name + "'");
    }
    if (vertices.length == 0) {
      throw json.bad("joint '" + name + "'", "it has no vertices");
    }
    return new JointAnchor(vertices);
  }

  private double[] position(JointAnchor anchor) {
    double[] mean = new double[3];
    for (int vertex : anchor.vertices()) {
      for (int axis = 0; axis < 3; axis++) {
        mean[axis] += mesh.positions()[3 * vertex + axis] / anchor.vertices().length;
      }
    }
    return mean;
  }
}
