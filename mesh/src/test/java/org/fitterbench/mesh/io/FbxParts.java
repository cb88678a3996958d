package org.fitterbench.mesh.io;

import static org.fitterbench.mesh.fbx.FbxBytes.node;
import static org.fitterbench.mesh.fbx.FbxBytes.property;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.fitterbench.mesh.fbx.FbxBytes.Deflated;
import org.fitterbench.mesh.fbx.FbxBytes.Node;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PngEncoder;

/** The parts that small FBX files are put together from. */
final class FbxParts {
  static final double[] POINTS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  static final int[] QUAD_AND_TRIANGLE = {0, 1, 2, ~3, 0, 2, ~3};
  static final int GREEN = 0xFF00FF00;

  private FbxParts() {}

  static Node geometry(long id, double[] points, int[] polygons, Node... layers) {
    Node geometry =
        node(
            "Geometry",
            id,
            "shape\0\u0001Geometry",
            "Mesh",
            node("Vertices", new Deflated(points)),
            node("PolygonVertexIndex", polygons));
    geometry.children().addAll(List.of(layers));
    return geometry;
  }

  static Node model(long id, String name, Node... properties) {
    return node(
        "Model", id, name + "\0\u0001Model", "Mesh", node("Properties70", (Object[]) properties));
  }

  static Node connect(long child, long parent) {
    return node("C", "OO", child, parent);
  }

  /** Metres, Z up: what the reader leaves as it is. */
  static Node ourWorld() {
    return world(100.0, 0, 1, 1, -1, 2, 1);
  }

  static Node world(
      double unit, int right, int rightSign, int front, int frontSign, int up, int upSign) {
    return node(
        "GlobalSettings",
        node(
            "Properties70",
            property("UnitScaleFactor", unit),
            property("CoordAxis", right),
            property("CoordAxisSign", rightSign),
            property("FrontAxis", front),
            property("FrontAxisSign", frontSign),
            property("UpAxis", up),
            property("UpAxisSign", upSign)));
  }

  static Node objects(Node... objects) {
    return node("Objects", (Object[]) objects);
  }

  static byte[] png(int colour) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try (PngEncoder encoder = new PngEncoder()) {
      encoder.encode(Picture.filled(2, 1, colour), png);
    }
    return png.toByteArray();
  }
}
