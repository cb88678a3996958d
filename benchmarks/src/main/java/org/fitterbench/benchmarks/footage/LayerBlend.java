package org.fitterbench.benchmarks.footage;

import java.util.stream.IntStream;
import org.fitterbench.mesh.raster.Srgb;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Vector3;

/**
 * Lays people, drawn before black, over the place behind them, and their shadow on its floor: in
 * linear light, by the share of each pixel that they cover.
 */
final class LayerBlend {
  private static final int BAND = 32;

  private final FloorShadow shadow;

  LayerBlend(FloorShadow shadow) {
    this.shadow = shadow;
  }

  /**
   * Writes how much of each pixel is covered.
   *
   * @param silhouette what is covered drawn white and unlit before black, four samples a pixel
   * @param mask [height·width] receives quarters of 255, rounded
   */
  static void coverage(RenderTarget silhouette, byte[] mask) {
    int[] pixels = silhouette.pixels();
    bands(
        silhouette.height(),
        (from, to) -> {
          for (int i = from * silhouette.width(); i < to * silhouette.width(); i++) {
            int grey = pixels[i] & 0xFF;
            int quarters = Math.round(4 * Srgb.linearOfByte(grey));
            mask[i] = (byte) ((255 * quarters + 2) / 4);
          }
        });
  }

  /**
   * Finishes a picture.
   *
   * @param place what is behind, replaced by the picture
   * @param people drawn before black
   * @param mask [height·width] how much of each pixel they cover
   * @param camera what both were drawn with, in perspective
   */
  void blend(RenderTarget place, RenderTarget people, byte[] mask, Camera camera) {
    Rays rays = Rays.of(camera, place.width(), place.height());
    bands(
        place.height(),
        (from, to) -> {
          for (int row = from; row < to; row++) {
            blendRow(place, people, mask, rays, row);
          }
        });
  }

  private void blendRow(RenderTarget place, RenderTarget people, byte[] mask, Rays rays, int row) {
    int[] pixels = place.pixels();
    int width = place.width();
    for (int column = 0; column < width; column++) {
      int i = row * width + column;
      int covered = mask[i] & 0xFF;
      if (covered == 255) {
        pixels[i] = people.pixels()[i];
      } else {
        float light = light(rays, column, row);
        if (covered > 0 || light < 1) {
          pixels[i] = mixed(pixels[i], light * (255 - covered) / 255, people.pixels()[i]);
        }
      }
    }
  }

  private float light(Rays rays, int column, int row) {
    float downwards = rays.z(column, row);
    if (downwards > -1e-4f) {
      return 1;
    }
    float distance = -rays.eyeZ / downwards;
    return shadow.light(
        rays.eyeX + distance * rays.x(column, row), rays.eyeY + distance * rays.y(column, row));
  }

  private static int mixed(int behind, float share, int front) {
    return Srgb.encode(
        sum(behind, share, front, 16), sum(behind, share, front, 8), sum(behind, share, front, 0));
  }

  private static float sum(int behind, float share, int front, int shift) {
    return share * Srgb.linearOfByte(behind >> shift & 0xFF)
        + Srgb.linearOfByte(front >> shift & 0xFF);
  }

  private interface Rows {
    void work(int from, int to);
  }

  /** Shares out the rows of a picture to all processors. */
  private static void bands(int height, Rows rows) {
    IntStream.range(0, (height + BAND - 1) / BAND)
        .parallel()
        .forEach(band -> rows.work(band * BAND, Math.min(height, (band + 1) * BAND)));
  }

  /** Where the middle of each pixel looks to. */
  private record Rays(
      float eyeX, float eyeY, float eyeZ, float[] corner, float[] right, float[] down) {
    static Rays of(Camera camera, int width, int height) {
      if (!(camera.projection() instanceof Perspective(double field, double _))) {
        throw new IllegalArgumentException("The rays of a camera in perspective");
      }
      double tangent = Math.tan(field / 2);
      Vector3 across = camera.right().times(2 * tangent / height);
      Vector3 downwards = camera.right().cross(camera.forward()).times(-2 * tangent / height);
      Vector3 corner =
          camera
              .forward()
              .plus(across.times(0.5 - width / 2.0))
              .plus(downwards.times(0.5 - height / 2.0));
      return new Rays(
          (float) camera.eye().x(),
          (float) camera.eye().y(),
          (float) camera.eye().z(),
          numbers(corner),
          numbers(across),
          numbers(downwards));
    }

    private static float[] numbers(Vector3 v) {
      return new float[] {(float) v.x(), (float) v.y(), (float) v.z()};
    }

    float x(int column, int row) {
      return corner[0] + column * right[0] + row * down[0];
    }

    float y(int column, int row) {
      return corner[1] + column * right[1] + row * down[1];
    }

    float z(int column, int row) {
      return corner[2] + column * right[2] + row * down[2];
    }
  }
}
