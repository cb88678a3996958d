package org.fitterbench.fitter.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fitterbench.fitter.data.BaseMesh;

/** Reads mesh and skin weights from the package's model file (three.js JSON 3.1). */
final class MakeHumanModelJson {
  /** A face record of three.js: quad (1), material (2), texture coordinate a vertex (8). */
  private static final int QUAD_WITH_MATERIAL_AND_UV = 11;

  private static final int FACE_RECORD = 10;
  private static final String HEAD_SUFFIX = "____head";

  private final JsonFile json;

  MakeHumanModelJson(JsonFile json) {
    this.json = json;
  }

  /**
   * What a bone moves.
   *
   * @param vertices [N] vertices, ascending
   * @param weights [N] how much
   */
  record SkinWeights(int[] vertices, float[] weights) {}

  BaseMesh mesh() {
    double[] positions = numbers(array("vertices"), "vertices");
    double[] uvs = numbers(json.member(array("uvs"), 0, "uvs"), "uvs");
    float[] textureCoordinates = new float[uvs.length];
    for (int i = 0; i < uvs.length; i++) {
      textureCoordinates[i] = (float) uvs[i];
    }
    List<String> groupNames = new ArrayList<>();
    for (JsonNode material : array("materials")) {
      groupNames.add(json.member(material, "DbgName", "materials").asText());
    }
    JsonNode faces = array("faces");
    if (faces.size() % FACE_RECORD != 0) {
      throw json.bad("faces", faces.size() + " numbers are no whole records of ten");
    }
    int count = faces.size() / FACE_RECORD;
    int[] quads = new int[4 * count];
    int[] quadTextureCoordinates = new int[4 * count];
    int[] quadGroups = new int[count];
    for (int face = 0; face < count; face++) {
      int start = face * FACE_RECORD;
      String where = "face " + face;
      if (faces.get(start).asInt() != QUAD_WITH_MATERIAL_AND_UV) {
        throw json.bad(where, "its type is " + faces.get(start) + ", not 11");
      }
      for (int corner = 0; corner < 4; corner++) {
        quads[4 * face + corner] =
            json.index(faces.get(start + 1 + corner), positions.length / 3, where);
        quadTextureCoordinates[4 * face + corner] =
            json.index(faces.get(start + 6 + corner), uvs.length / 2, where);
      }
      quadGroups[face] = json.index(faces.get(start + 5), groupNames.size(), where);
    }
    return new BaseMesh(
        positions, quads, textureCoordinates, quadTextureCoordinates, quadGroups, groupNames);
  }

  /** The weights of each bone that has any, by its name. */
  Map<String, SkinWeights> weights(int vertexCount) {
    List<String> nodes = new ArrayList<>();
    for (JsonNode bone : array("bones")) {
      nodes.add(json.member(bone, "name", "bones").asText());
    }
    int influences = json.member(json.root(), "influencesPerVertex", "top level").asInt();
    JsonNode indices = array("skinIndices");
    double[] weights = numbers(array("skinWeights"), "skinWeights");
    if (influences < 1
        || indices.size() != weights.length
        || weights.length != influences * vertexCount) {
      throw json.bad("skinIndices", "not " + influences + " for each vertex");
    }
    Map<String, Growing> byBone = new HashMap<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        String node = nodes.get(json.index(indices.get(i), nodes.size(), "skinIndices"));
        if (!node.endsWith(HEAD_SUFFIX)) {
          throw json.bad("skinIndices", "'" + node + "' is not the head of a bone");
        }
        String bone = node.substring(0, node.length() - HEAD_SUFFIX.length());
        byBone.computeIfAbsent(bone, key -> new Growing()).add(i / influences, (float) weights[i]);
      }
    }
    Map<String, SkinWeights> result = new HashMap<>();
    byBone.forEach((bone, growing) -> result.put(bone, growing.trimmed()));
    return result;
  }

  private JsonNode array(String name) {
    return json.member(json.root(), name, "top level");
  }

  private double[] numbers(JsonNode array, String where) {
    double[] values = new double[array.size()];
    int i = 0;
    for (JsonNode node : array) {
      values[i++] = json.number(node, where);
    }
    return values;
  }

  /** Weights of one bone while they are gathered. */
  private static final class Growing {
    private int[] vertices = new int[64];
    private float[] weights = new float[64];
    private int count;

    void add(int vertex, float weight) {
      if (count == vertices.length) {
        vertices = Arrays.copyOf(vertices, 2 * count);
        weights = Arrays.copyOf(weights, 2 * count);
      }
      vertices[count] = vertex;
      weights[count++] = weight;
    }

    SkinWeights trimmed() {
      return new SkinWeights(Arrays.copyOf(vertices, count), Arrays.copyOf(weights, count));
    }
  }
}
