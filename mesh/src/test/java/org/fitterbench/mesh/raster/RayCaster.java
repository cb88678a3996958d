package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Vector3;

/**
 * A renderer with another method, as an oracle: a ray through the middle of each pixel is met with
 * every triangle, in double precision. Unlit surfaces of one colour or with vertex colours or a
 * texture, one sample, perspective.
 */
final class RayCaster {
  private final Scene scene;
  private final int width;
  private final int height;

  RayCaster(Scene scene, int width, int height) {
    this.scene = scene;
    this.width = width;
    this.height = height;
  }

  /** The picture, with 0 where nothing is. */
  int[] draw() {
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = colour(x + 0.5, y + 0.5);
      }
    }
    return pixels;
  }

  private int colour(double x, double y) {
    Camera camera = scene.camera();
    Perspective lens = (Perspective) camera.projection();
    double tangent = Math.tan(lens.verticalFieldRadians() / 2);
    Vector3 right = camera.right();
    Vector3 up = right.cross(camera.forward());
    Vector3 ray =
        camera
            .forward()
            .plus(right.times((2 * x / width - 1) * tangent * width / height))
            .plus(up.times((1 - 2 * y / height) * tangent));
    double nearest = Double.POSITIVE_INFINITY;
    int result = 0;
    for (Model model : scene.models()) {
      for (int triangle = 0; triangle < model.triangles().triangleCount(); triangle++) {
        double[] hit = meet(model, triangle, camera.eye(), ray);
        if (hit[0] >= lens.near() && hit[0] < nearest) {
          nearest = hit[0];
          result = surfaceColour(model, triangle, hit);
        }
      }
    }
    return result;
  }

  private static Vector3 corner(Model model, int triangle, int corner) {
    int vertex =
        model.triangles().meshVertices()[model.triangles().corners()[3 * triangle + corner]];
    float[] p = model.positions();
    return new Vector3(p[3 * vertex], p[3 * vertex + 1], p[3 * vertex + 2]);
  }

  /** Distance in units of the ray, then the weights of the three corners; negative for a miss. */
  private static double[] meet(Model model, int triangle, Vector3 eye, Vector3 ray) {
    Vector3 a = corner(model, triangle, 0);
    Vector3 ab = corner(model, triangle, 1).minus(a);
    Vector3 ac = corner(model, triangle, 2).minus(a);
    Vector3 normal = ab.cross(ac);
    double slope = -normal.dot(ray);
    boolean hidden = model.culling() == Culling.BACK_FACES && slope <= 0;
    if (slope == 0 || hidden) {
      return new double[] {-1};
    }
    Vector3 toEye = eye.minus(a);
    double distance = toEye.dot(normal) / slope;
    Vector3 turned = toEye.cross(ray);
    double b = ac.dot(turned) / slope;
    double c = -ab.dot(turned) / slope;
    boolean inside = b >= 0 && c >= 0 && b + c <= 1;
    return inside ? new double[] {distance, 1 - b - c, b, c} : new double[] {-1};
  }

  private static int surfaceColour(Model model, int triangle, double[] hit) {
    return switch (model.surface()) {
      case Surface.Plain(int colour) -> 0xFF000000 | colour;
      case Surface.Textured(var texture) -> {
        double u = 0;
        double v = 0;
        for (int i = 0; i < 3; i++) {
          int vertex = model.triangles().corners()[3 * triangle + i];
          u += hit[i + 1] * model.triangles().textureCoordinates()[2 * vertex];
          v += hit[i + 1] * model.triangles().textureCoordinates()[2 * vertex + 1];
        }
        yield bilinear(texture.picture(), u, v);
      }
      case Surface.VertexColours colours -> throw new IllegalArgumentException("not supported");
      case Surface.BlendedTextures blend -> throw new IllegalArgumentException("not supported");
    };
  }

  private static int bilinear(Picture picture, double u, double v) {
    double x = (u - Math.floor(u)) * picture.width() - 0.5;
    double y = (1 - (v - Math.floor(v))) * picture.height() - 0.5;
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    int result = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double sum = 0;
      for (int i = 0; i < 4; i++) {
        int column = Math.floorMod(left + i % 2, picture.width());
        int row = Math.floorMod(top + i / 2, picture.height());
        double weightX = i % 2 == 0 ? 1 - (x - left) : x - left;
        double weightY = i / 2 == 0 ? 1 - (y - top) : y - top;
        sum += weightX * weightY * ((picture.pixel(column, row) >> shift) & 0xFF);
      }
      result = result << 8 | (int) Math.round(sum);
    }
    return result;
  }
}
