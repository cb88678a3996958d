package org.fitterbench.benchmarks.mesh;

import java.util.Arrays;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading.BlinnPhong;
import org.fitterbench.mesh.render.Surface.BlendedTextures;
import org.fitterbench.mesh.render.Vector3;

/**
 * A z-buffer rasteriser as a textbook has it, on one thread: triangle after triangle, a loop over
 * its bounds, weights of the corners at each pixel, and every pixel shaded that is nearer than what
 * is there. For the scenes of {@link SphereScene} only: one model in front of the camera, two
 * textures that repeat, one lamp.
 */
final class PlainRasteriser {
  private static final int STEPS = 4095;
  private static final float[] LINEAR = new float[STEPS + 1];
  private static final int[] ENCODED = new int[STEPS + 1];

  static {
    for (int i = 0; i <= STEPS; i++) {
      double value = (double) i / STEPS;
      LINEAR[i] =
          (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
      double encoded =
          value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055;
      ENCODED[i] = (int) Math.round(255 * encoded);
    }
  }

  private final int size;
  private final int[] pixels;
  private final float[] depths;

  /** Of the camera: from the middle of the picture to the right and the upper border at w = 1. */
  private Vector3 right = new Vector3(1, 0, 0);

  private Vector3 up = new Vector3(0, 1, 0);
  private Vector3 forward = new Vector3(0, 0, 1);

  /** Numbers of a vertex: column, row, 1/w; then u, v and the normal, each by w. */
  private static final int NUMBERS = 8;

  private float[] vertices = new float[0];
  private final float[] attributes = new float[NUMBERS];
  private final float[] mixed = new float[3];

  /**
   * @param size columns and rows of the picture
   */
  PlainRasteriser(int size) {
    this.size = size;
    pixels = new int[size * size];
    depths = new float[size * size];
  }

  /**
   * Draws a scene.
   *
   * @param background [size] pixel of each row where nothing is
   * @return [size·size] pixels, written over by the next call
   */
  int[] draw(Scene scene, int[] background) {
    for (int row = 0; row < size; row++) {
      Arrays.fill(pixels, row * size, (row + 1) * size, background[row]);
    }
    Arrays.fill(depths, 0);
    Camera camera = scene.camera();
    double tangent = Math.tan(((Perspective) camera.projection()).verticalFieldRadians() / 2);
    forward = camera.forward();
    right = camera.right().times(tangent);
    up = camera.right().cross(forward).times(tangent);
    Model model = scene.models().getFirst();
    project(camera.eye(), model, 1 / (tangent * tangent));
    int[] corners = model.triangles().corners();
    for (int i = 0; i < corners.length; i += 3) {
      fill(scene, model, NUMBERS * corners[i], NUMBERS * corners[i + 1], NUMBERS * corners[i + 2]);
    }
    return pixels;
  }

  private void project(Vector3 eye, Model model, double scale) {
    int count = model.triangles().vertexCount();
    vertices = vertices.length == NUMBERS * count ? vertices : new float[NUMBERS * count];
    float[] positions = model.positions();
    float[] coordinates = model.triangles().textureCoordinates();
    for (int i = 0; i < count; i++) {
      int mesh = 3 * model.triangles().meshVertices()[i];
      Vector3 point = new Vector3(positions[mesh], positions[mesh + 1], positions[mesh + 2]);
      Vector3 fromEye = point.minus(eye);
      double w = fromEye.dot(forward);
      int at = NUMBERS * i;
      vertices[at] = (float) (size / 2.0 * (1 + fromEye.dot(right) * scale / w));
      vertices[at + 1] = (float) (size / 2.0 * (1 - fromEye.dot(up) * scale / w));
      vertices[at + 2] = (float) (1 / w);
      vertices[at + 3] = (float) (coordinates[2 * i] / w);
      vertices[at + 4] = (float) (coordinates[2 * i + 1] / w);
      for (int axis = 0; axis < 3; axis++) {
        vertices[at + 5 + axis] = (float) (model.normals()[mesh + axis] / w);
      }
    }
  }

  private void fill(Scene scene, Model model, int a, int b, int c) {
    float ax = vertices[a];
    float ay = vertices[a + 1];
    float bx = vertices[b];
    float by = vertices[b + 1];
    float cx = vertices[c];
    float cy = vertices[c + 1];
    float area = (cx - ax) * (by - ay) - (bx - ax) * (cy - ay);
    if (area <= 0) {
      return;
    }
    int left = Math.max(0, (int) Math.min(ax, Math.min(bx, cx)));
    int last = Math.min(size - 1, (int) Math.max(ax, Math.max(bx, cx)));
    int top = Math.max(0, (int) Math.min(ay, Math.min(by, cy)));
    int bottom = Math.min(size - 1, (int) Math.max(ay, Math.max(by, cy)));
    for (int row = top; row <= bottom; row++) {
      for (int column = left; column <= last; column++) {
        float x = column + 0.5f;
        float y = row + 0.5f;
        float weightA = ((cx - x) * (by - y) - (bx - x) * (cy - y)) / area;
        float weightB = ((ax - x) * (cy - y) - (cx - x) * (ay - y)) / area;
        float weightC = 1 - weightA - weightB;
        float nearness =
            weightA * vertices[a + 2] + weightB * vertices[b + 2] + weightC * vertices[c + 2];
        int pixel = row * size + column;
        if (weightA >= 0 && weightB >= 0 && weightC >= 0 && nearness > depths[pixel]) {
          depths[pixel] = nearness;
          for (int i = 3; i < NUMBERS; i++) {
            attributes[i] =
                (weightA * vertices[a + i] + weightB * vertices[b + i] + weightC * vertices[c + i])
                    / nearness;
          }
          pixels[pixel] = shade(scene, model, x, y);
        }
      }
    }
  }

  private int shade(Scene scene, Model model, float x, float y) {
    BlendedTextures surface = (BlendedTextures) model.surface();
    Arrays.fill(mixed, 0);
    sample(surface.first(), attributes[3], attributes[4], 1 - surface.ratio());
    sample(surface.second(), attributes[3], attributes[4], surface.ratio());
    Vector3 normal = new Vector3(attributes[5], attributes[6], attributes[7]).unit();
    Vector3 viewer = towardsViewer(x, y);
    BlinnPhong shading = (BlinnPhong) model.shading();
    Lighting lighting = scene.lighting();
    Lighting.Lamp lamp = lighting.lamps().getFirst();
    double cosine = Math.max(0, normal.dot(lamp.towards()));
    double highlight =
        Math.pow(Math.max(0, normal.dot(viewer.plus(lamp.towards()).unit())), shading.exponent())
            * shading.strength()
            * Math.min(1, 8 * cosine);
    double sky = (1 + normal.z()) / 2;
    double dome = sky * lighting.sky().red() + (1 - sky) * lighting.ground().red();
    double lampLight = lamp.colour().red();
    int result = 0xFF;
    for (int channel = 0; channel < 3; channel++) {
      double colour = LINEAR[Math.round(mixed[channel] / 255 * STEPS)];
      double light = colour * (dome + cosine * lampLight) + highlight * lampLight;
      result = result << 8 | ENCODED[(int) Math.round(Math.min(1, light) * STEPS)];
    }
    return result;
  }

  private Vector3 towardsViewer(float x, float y) {
    return forward
        .plus(right.times(2 * x / size - 1))
        .plus(up.times(1 - 2 * y / size))
        .times(-1)
        .unit();
  }

  /** Adds a share of the bilinear mean of a texture's four texels around a place. */
  private void sample(Texture texture, float u, float v, float share) {
    int width = texture.picture().width();
    int height = texture.picture().height();
    float x = u * width - 0.5f;
    float y = (1 - v) * height - 0.5f;
    int left = (int) Math.floor(x);
    int upper = (int) Math.floor(y);
    float toRight = x - left;
    float toLower = y - upper;
    for (int i = 0; i < 4; i++) {
      int column = Math.floorMod(left + i % 2, width);
      int row = Math.floorMod(upper + i / 2, height);
      float weight =
          share * (i % 2 == 0 ? 1 - toRight : toRight) * (i / 2 == 0 ? 1 - toLower : toLower);
      int texel = texture.picture().pixel(column, row);
      mixed[0] += weight * (texel >> 16 & 0xFF);
      mixed[1] += weight * (texel >> 8 & 0xFF);
      mixed[2] += weight * (texel & 0xFF);
    }
  }
}
