package org.fitterbench.mesh.io;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.fbx.FbxArray;
import org.fitterbench.mesh.fbx.FbxNode;
import org.fitterbench.mesh.model.Mesh;

/**
 * Reads a {@code Geometry} of an FBX file: control points in their order, polygons (the last corner
 * of each is its complement), and the first layer of texture coordinates. Polygons of fewer than
 * three corners, which stand for loose edges, are left out.
 */
final class FbxGeometry {
  private static final double[] NO_REALS = {};
  private static final int[] NO_INTEGERS = {};

  private final FbxNode geometry;
  private final MeshSource source;
  private final List<String> notes;
  private final IntBuilder faceOffsets = new IntBuilder();
  private final IntBuilder faceVertices = new IntBuilder();

  /** The place of each corner among all that the file has. */
  private final IntBuilder places = new IntBuilder();

  /**
   * @param notes gets a line for what is left out
   */
  FbxGeometry(FbxNode geometry, MeshSource source, List<String> notes) {
    this.geometry = geometry;
    this.source = source;
    this.notes = notes;
  }

  /** The mesh in our world. */
  Mesh mesh(Affine toWorld) {
    double[] points = reals(geometry, "Vertices");
    if (points.length % 3 != 0) {
      throw source.damaged(
          "byte %d: %d coordinates are no vertices".formatted(geometry.offset(), points.length));
    }
    polygons(points.length / 3);
    int[] offsets = faceOffsets.toArray();
    if (toWorld.mirrors()) {
      turn(offsets);
    }
    TextureLayer layer = textureLayer();
    return new Mesh(
        toWorld.apply(points), offsets, faceVertices.toArray(), layer.coordinates, layer.corners);
  }

  private void polygons(int vertexCount) {
    int[] indices = integers(geometry, "PolygonVertexIndex");
    faceOffsets.add(0);
    int start = 0;
    int left = 0;
    for (int i = 0; i < indices.length; i++) {
      int vertex = indices[i] < 0 ? ~indices[i] : indices[i];
      if (vertex >= vertexCount) {
        throw source.damaged(
            "byte %d: corner %d of its polygons names vertex %d of %d (counted from 0)"
                .formatted(geometry.offset(), i, vertex, vertexCount));
      }
      if (indices[i] < 0) {
        if (i - start < 2) {
          left++;
        } else {
          for (int corner = start; corner <= i; corner++) {
            faceVertices.add(corner == i ? vertex : indices[corner]);
            places.add(corner);
          }
          faceOffsets.add(faceVertices.size());
        }
        start = i + 1;
      }
    }
    if (start < indices.length) {
      throw source.damaged("byte %d: its last polygon has no end".formatted(geometry.offset()));
    }
    if (left > 0) {
      notes.add(
          "'%s': %d polygons of fewer than three corners are left out"
              .formatted(source.name(), left));
    }
  }

  /** Turns the corners of every face round, but for the first. */
  private void turn(int[] offsets) {
    for (int face = 0; face + 1 < offsets.length; face++) {
      for (int a = offsets[face] + 1, b = offsets[face + 1] - 1; a < b; a++, b--) {
        faceVertices.swap(a, b);
        places.swap(a, b);
      }
    }
  }

  private record TextureLayer(float[] coordinates, int[] corners) {
    static final TextureLayer NONE = new TextureLayer(new float[0], new int[0]);
  }

  private TextureLayer textureLayer() {
    List<FbxNode> layers = geometry.children("LayerElementUV").toList();
    if (layers.isEmpty() || faceVertices.size() == 0) {
      return TextureLayer.NONE;
    }
    if (layers.size() > 1) {
      notes.add(
          "'%s': the first of %d layers of texture coordinates is taken"
              .formatted(source.name(), layers.size()));
    }
    FbxNode layer = layers.getFirst();
    double[] pairs = reals(layer, "UV");
    String mapping = word(layer, "MappingInformationType");
    int[] keys =
        switch (mapping) {
          case "ByPolygonVertex" -> places.toArray();
          case "ByVertice", "ByVertex" -> faceVertices.toArray();
          default -> {
            notes.add(
                "'%s': texture coordinates mapped '%s' are not read"
                    .formatted(source.name(), AsciiScanner.printable(mapping)));
            yield NO_INTEGERS;
          }
        };
    if (keys.length == 0 || pairs.length == 0) {
      return TextureLayer.NONE;
    }
    boolean direct = word(layer, "ReferenceInformationType").equals("Direct");
    int[] indices = direct ? NO_INTEGERS : integers(layer, "UVIndex");
    return textureLayer(layer, pairs, keys, direct, indices);
  }

  private TextureLayer textureLayer(
      FbxNode layer, double[] pairs, int[] keys, boolean direct, int[] indices) {
    int number = pairs.length / 2;
    // One more, for corners that have none.
    float[] coordinates = new float[2 * number + 2];
    for (int i = 0; i < 2 * number; i++) {
      coordinates[i] = (float) pairs[i];
    }
    boolean missing = false;
    int[] corners = new int[keys.length];
    for (int corner = 0; corner < keys.length; corner++) {
      int key = keys[corner];
      if (!direct && key >= indices.length) {
        throw beyond(layer, "index", key, indices.length);
      }
      int index = direct ? key : indices[key];
      if (index >= number || index < -1) {
        throw beyond(layer, "texture coordinate", index, number);
      }
      missing |= index < 0;
      corners[corner] = index < 0 ? number : index;
    }
    return new TextureLayer(
        missing ? coordinates : Arrays.copyOf(coordinates, 2 * number), corners);
  }

  private RuntimeException beyond(FbxNode layer, String what, int index, int number) {
    return source.damaged(
        "byte %d: a corner names %s %d of %d (counted from 0)"
            .formatted(layer.offset(), what, index, number));
  }

  private static String word(FbxNode layer, String name) {
    return layer.child(name).flatMap(node -> node.text(0)).orElse("");
  }

  private static double[] reals(FbxNode node, String name) {
    return array(node, name).map(FbxArray::reals).orElse(NO_REALS);
  }

  static int[] integers(FbxNode node, String name) {
    return array(node, name).map(FbxArray::integers).orElse(NO_INTEGERS);
  }

  /** How many control points a geometry has. */
  static int vertexCount(FbxNode geometry) {
    return array(geometry, "Vertices").map(FbxArray::count).orElse(0) / 3;
  }

  private static Optional<FbxArray> array(FbxNode node, String name) {
    return node.child(name).flatMap(FbxNode::array);
  }
}
