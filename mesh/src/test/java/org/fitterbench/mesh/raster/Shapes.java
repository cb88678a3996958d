package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;

/** Meshes and pictures made by code. */
public final class Shapes {
  private Shapes() {}

  /** A sphere around the origin of quads, with texture coordinates and a seam. */
  public static Mesh sphere(double radius, int rings, int segments) {
    float[] positions = new float[3 * (rings + 1) * segments];
    float[] coordinates = new float[2 * (rings + 1) * (segments + 1)];
    for (int ring = 0; ring <= rings; ring++) {
      double latitude = Math.PI * ring / rings;
      for (int segment = 0; segment < segments; segment++) {
        double longitude = 2 * Math.PI * segment / segments;
        int at = 3 * (ring * segments + segment);
        positions[at] = (float) (radius * Math.sin(latitude) * Math.cos(longitude));
        positions[at + 1] = (float) (radius * Math.sin(latitude) * Math.sin(longitude));
        positions[at + 2] = (float) (radius * Math.cos(latitude));
      }
      for (int segment = 0; segment <= segments; segment++) {
        int at = 2 * (ring * (segments + 1) + segment);
        coordinates[at] = (float) segment / segments;
        coordinates[at + 1] = 1 - (float) ring / rings;
      }
    }
    int[] vertices = new int[4 * rings * segments];
    int[] corners = new int[4 * rings * segments];
    int[] offsets = new int[rings * segments + 1];
    for (int ring = 0, at = 0; ring < rings; ring++) {
      for (int segment = 0; segment < segments; segment++, at += 4) {
        int next = (segment + 1) % segments;
        vertices[at] = ring * segments + segment;
        vertices[at + 1] = (ring + 1) * segments + segment;
        vertices[at + 2] = (ring + 1) * segments + next;
        vertices[at + 3] = ring * segments + next;
        corners[at] = ring * (segments + 1) + segment;
        corners[at + 1] = (ring + 1) * (segments + 1) + segment;
        corners[at + 2] = (ring + 1) * (segments + 1) + segment + 1;
        corners[at + 3] = ring * (segments + 1) + segment + 1;
        offsets[at / 4 + 1] = at + 4;
      }
    }
    return new Mesh(positions, offsets, vertices, coordinates, corners);
  }

  /** A flat rectangle that faces −y: x from 0 to width, z from 0 to height. */
  public static Mesh wall(float x, float y, float z, float width, float height) {
    float[] positions = {x, y, z, x + width, y, z, x + width, y, z + height, x, y, z + height};
    float[] coordinates = {0, 0, 1, 0, 1, 1, 0, 1};
    return new Mesh(
        positions, new int[] {0, 4}, new int[] {0, 1, 2, 3}, coordinates, new int[] {0, 1, 2, 3});
  }

  /** Soft colours with a grid of lines, different in every part. */
  public static Picture chart(int width, int height) {
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        boolean line = x * 16 % width < 16 || y * 8 % height < 8;
        int red = line ? 40 : 60 + 190 * x / width;
        int green = line ? 40 : 60 + 190 * y / height;
        int blue = line ? 60 : 230 - 150 * x / width;
        pixels[y * width + x] = 0xFF << 24 | red << 16 | green << 8 | blue;
      }
    }
    return new Picture(width, height, pixels);
  }
}
