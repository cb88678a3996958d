package org.fitterbench.fitter.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.jspecify.annotations.Nullable;

/** Reads a rig and its weights from MPFB2's two JSON files. */
final class RigJson {
  private final JsonFile rig;
  private final JsonFile weights;
  private final BaseMesh mesh;
  private final Map<String, Integer> groups = new HashMap<>();

  private RigJson(JsonFile rig, JsonFile weights, BaseMesh mesh) {
    this.rig = rig;
    this.weights = weights;
    this.mesh = mesh;
    for (int group = 0; group < mesh.groupNames().size(); group++) {
      groups.put(mesh.groupNames().get(group), group);
    }
  }

  /**
   * @param name the rig's name
   * @param rig {@code rig.NAME.json}: the bones at the top level or under {@code bones}
   * @param weights {@code weights.NAME.json}
   * @param mesh the base mesh
   */
  static Rig read(String name, JsonFile rig, JsonFile weights, BaseMesh mesh) {
    return new RigJson(rig, weights, mesh).read(name);
  }

  private Rig read(String name) {
    Map<String, JsonNode> nodes = boneNodes();
    JsonNode allWeights = weights.member(weights.root(), "weights", "top level");
    Map<String, RigBone> bones = new LinkedHashMap<>();
    nodes.forEach((bone, node) -> bones.put(bone, bone(bone, node, allWeights.get(bone))));
    for (String bone : (Iterable<String>) allWeights::fieldNames) {
      if (!bones.containsKey(bone)) {
        throw weights.bad("weights", "bone '" + bone + "' is not in the rig");
      }
    }
    try {
      return Rig.depthFirst(name, List.copyOf(bones.values()));
    } catch (IllegalArgumentException e) {
      throw rig.bad("bones", String.valueOf(e.getMessage()));
    }
  }

  private Map<String, JsonNode> boneNodes() {
    JsonNode holder = rig.root().has("bones") ? rig.root().get("bones") : rig.root();
    Map<String, JsonNode> nodes = new LinkedHashMap<>();
    holder
        .properties()
        .forEach(entry -> {
          // Beside the bones stand plain values such as a version.
          if (entry.getValue().isObject()) {
            nodes.put(entry.getKey(), entry.getValue());
          }
        });
    if (nodes.isEmpty()) {
      throw rig.bad("top level", "there are no bones");
    }
    return nodes;
  }

  private RigBone bone(String name, JsonNode node, @Nullable JsonNode pairs) {
    String where = "bone '" + name + "'";
    String parent = node.path("parent").asText("");
    int count = pairs == null ? 0 : pairs.size();
    int[] vertices = new int[count];
    float[] values = new float[count];
    for (int i = 0; pairs != null && i < count; i++) {
      JsonNode pair = pairs.get(i);
      if (pair.size() != 2) {
        throw weights.bad(where, pair + " is not a vertex and its weight");
      }
      vertices[i] = weights.index(pair.get(0), mesh.vertexCount(), where);
      values[i] = (float) weights.number(pair.get(1), where);
      if (values[i] < 0) {
        throw weights.bad(where, "the weight " + values[i] + " is negative");
      }
    }
    return new RigBone(
        name,
        parent.isEmpty() ? null : parent,
        anchor(rig.member(node, "head", where), where + ", head"),
        anchor(rig.member(node, "tail", where), where + ", tail"),
        rig.number(rig.member(node, "roll", where), where + ", roll"),
        vertices,
        values);
  }

  private JointAnchor anchor(JsonNode node, String where) {
    String strategy = rig.member(node, "strategy", where).asText();
    return switch (strategy) {
      case "VERTEX" -> {
        JsonNode vertex = rig.member(node, "vertex_index", where);
        yield new JointAnchor(new int[] {rig.index(vertex, mesh.vertexCount(), where)});
      }
      case "CUBE" -> new JointAnchor(cube(rig.member(node, "cube_name", where).asText(), where));
      case "MEAN" -> {
        JsonNode list = rig.member(node, "vertex_indices", where);
        int[] vertices = new int[list.size()];
        for (int i = 0; i < vertices.length; i++) {
          vertices[i] = rig.index(list.get(i), mesh.vertexCount(), where);
        }
        if (vertices.length == 0) {
          throw rig.bad(where, "'vertex_indices' is empty");
        }
        yield new JointAnchor(vertices);
      }
      default ->
          throw rig.bad(where, "the strategy '" + strategy + "' is none of VERTEX, CUBE, MEAN");
    };
  }

  /** The unique vertices of a group, ascending. */
  private int[] cube(String name, String where) {
    Integer group = groups.get(name);
    if (group == null) {
      throw rig.bad(where, "the base mesh has no group '" + name + "'");
    }
    BitSet vertices = new BitSet();
    for (int corner = 0; corner < mesh.quads().length; corner++) {
      if (mesh.quadGroups()[corner / 4] == group) {
        vertices.set(mesh.quads()[corner]);
      }
    }
    return vertices.stream().toArray();
  }
}
