package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.CHANNEL;
import static org.fitterbench.mesh.raster.VertexBuffer.INVERSE_W;
import static org.fitterbench.mesh.raster.VertexBuffer.NORMAL;
import static org.fitterbench.mesh.raster.VertexBuffer.SUBPIXELS;

import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;

/** Shading one pixel at a time. */
final class ScalarShading implements ShadingKernels {
  private static final int GROUP = 8;

  /** Keeps a normal of length 0 finite. */
  static final float TINY = 1e-30f;

  private final float[] texel = new float[3];
  private final float[] otherTexel = new float[3];

  @Override
  public void collect(Tile tile, int plane, int from, int to) {
    tile.groupCount = 0;
    for (int group = 0; group < tile.area(); group += GROUP) {
      boolean seen = false;
      for (int i = 0; i < GROUP; i++) {
        int slot = tile.slots[plane + group + i];
        seen |= slot >= from && slot < to;
      }
      if (seen) {
        tile.groups[tile.groupCount++] = group;
      }
    }
  }

  @Override
  public void interpolate(
      Tile tile, int sample, int from, int to, int firstGroup, int groups, Fragments fragments) {
    float[] planes = tile.planes;
    for (int i = 0; i < groups * GROUP; i++) {
      int pixel = tile.groups[firstGroup + i / GROUP] + i % GROUP;
      int slot = tile.slots[sample * tile.area() + pixel];
      int at = slot >= from && slot < to ? slot * Tile.SLOT : 0;
      float x = column(tile, pixel, sample) - planes[at + Tile.CORNER];
      float y = row(tile, pixel, sample) - planes[at + Tile.CORNER + 1];
      float w = 1 / plane(planes, at + INVERSE_W, x, y);
      fragments.normalX[i] = plane(planes, at + NORMAL, x, y);
      fragments.normalY[i] = plane(planes, at + NORMAL + 1, x, y);
      fragments.normalZ[i] = plane(planes, at + NORMAL + 2, x, y);
      fragments.red[i] = plane(planes, at + CHANNEL, x, y) * w;
      fragments.green[i] = plane(planes, at + CHANNEL + 1, x, y) * w;
      fragments.blue[i] = plane(planes, at + CHANNEL + 2, x, y) * w;
    }
  }

  private static float plane(float[] planes, int at, float x, float y) {
    return Math.fma(
        planes[at + Tile.SLOPE_X], x, Math.fma(planes[at + Tile.SLOPE_Y], y, planes[at]));
  }

  private static float column(Tile tile, int pixel, int sample) {
    return tile.sampleX(pixel & (tile.side() - 1), sample) * (1f / SUBPIXELS);
  }

  private static float row(Tile tile, int pixel, int sample) {
    return tile.sampleY(pixel >> tile.grid.tileShift(), sample) * (1f / SUBPIXELS);
  }

  @Override
  public void texture(Texture texture, int count, Fragments fragments) {
    for (int i = 0; i < count; i++) {
      lookUp(texture, fragments.red[i], fragments.green[i], texel);
      fragments.red[i] = Srgb.linear(texel[0]);
      fragments.green[i] = Srgb.linear(texel[1]);
      fragments.blue[i] = Srgb.linear(texel[2]);
    }
  }

  @Override
  public void blendedTexture(
      Texture first, Texture second, float ratio, int count, Fragments fragments) {
    for (int i = 0; i < count; i++) {
      float u = fragments.red[i];
      float v = fragments.green[i];
      lookUp(first, u, v, texel);
      lookUp(second, u, v, otherTexel);
      fragments.red[i] = Srgb.linear(mix(texel[0], otherTexel[0], ratio));
      fragments.green[i] = Srgb.linear(mix(texel[1], otherTexel[1], ratio));
      fragments.blue[i] = Srgb.linear(mix(texel[2], otherTexel[2], ratio));
    }
  }

  private static float mix(float from, float to, float share) {
    return Math.fma(to - from, share, from);
  }

  /** The bilinear mean of the four texels around a point, still sRGB-encoded, 0 to 1. */
  private static void lookUp(Texture texture, float u, float v, float[] result) {
    Picture picture = texture.picture();
    boolean repeat = texture.wrap() == Wrap.REPEAT;
    float x = Math.fma(wrapped(u, repeat), picture.width(), -0.5f);
    float y = Math.fma(1 - wrapped(v, repeat), picture.height(), -0.5f);
    int left = floor(x);
    int top = floor(y);
    float shareX = x - left;
    float shareY = y - top;
    int x0 = inside(left, picture.width(), repeat);
    int x1 = inside(left + 1, picture.width(), repeat);
    int row0 = inside(top, picture.height(), repeat) * picture.width();
    int row1 = inside(top + 1, picture.height(), repeat) * picture.width();
    int[] texels = picture.pixels();
    for (int channel = 0; channel < 3; channel++) {
      int shift = 16 - 8 * channel;
      float upper =
          mix(texels[row0 + x0] >> shift & 0xFF, texels[row0 + x1] >> shift & 0xFF, shareX);
      float lower =
          mix(texels[row1 + x0] >> shift & 0xFF, texels[row1 + x1] >> shift & 0xFF, shareX);
      result[channel] = mix(upper, lower, shareY) * (1f / 255);
    }
  }

  private static float wrapped(float coordinate, boolean repeat) {
    return repeat ? coordinate - floor(coordinate) : Math.min(Math.max(coordinate, 0), 1);
  }

  /** Rounds down; what is no number or far too large gives something that is brought inside. */
  private static int floor(float value) {
    int whole = (int) value;
    return whole > value ? whole - 1 : whole;
  }

  private static int inside(int index, int size, boolean repeat) {
    if (index < 0) {
      return repeat ? size - 1 : 0;
    }
    if (index >= size) {
      return repeat ? 0 : size - 1;
    }
    return index;
  }

  @Override
  public void light(
      Tile tile,
      int sample,
      int firstGroup,
      int groups,
      View view,
      LightTable lights,
      float strength,
      int exponent,
      Fragments fragments) {
    for (int i = 0; i < groups * GROUP; i++) {
      int pixel = tile.groups[firstGroup + i / GROUP] + i % GROUP;
      lightOne(
          view,
          column(tile, pixel, sample),
          row(tile, pixel, sample),
          lights,
          strength,
          exponent,
          fragments,
          i);
    }
  }

  private static void lightOne(
      View view,
      float column,
      float row,
      LightTable lights,
      float strength,
      int exponent,
      Fragments fragments,
      int i) {
    float x = fragments.normalX[i];
    float y = fragments.normalY[i];
    float z = fragments.normalZ[i];
    float inverse = 1 / (float) Math.sqrt(dot(x, y, z, x, y, z) + TINY);
    x *= inverse;
    y *= inverse;
    z *= inverse;
    float[] t = view.towardsViewer;
    float viewX = Math.fma(t[3], column, Math.fma(t[6], row, t[0]));
    float viewY = Math.fma(t[4], column, Math.fma(t[7], row, t[1]));
    float viewZ = Math.fma(t[5], column, Math.fma(t[8], row, t[2]));
    float viewInverse = 1 / (float) Math.sqrt(dot(viewX, viewY, viewZ, viewX, viewY, viewZ) + TINY);
    viewX *= viewInverse;
    viewY *= viewInverse;
    viewZ *= viewInverse;
    float normalView = dot(x, y, z, viewX, viewY, viewZ);
    float matRed = Math.fma(lights.slope[0], z, lights.middle[0]);
    float matGreen = Math.fma(lights.slope[1], z, lights.middle[1]);
    float matBlue = Math.fma(lights.slope[2], z, lights.middle[2]);
    float glossRed = 0;
    float glossGreen = 0;
    float glossBlue = 0;
    for (int lamp = 0; lamp < lights.lampCount; lamp++) {
      int at = LightTable.LAMP * lamp;
      float lampX = lights.lamps[at];
      float lampY = lights.lamps[at + 1];
      float lampZ = lights.lamps[at + 2];
      float cosine = dot(x, y, z, lampX, lampY, lampZ);
      float matt = Math.max(cosine, 0);
      matRed = Math.fma(lights.lamps[at + 3], matt, matRed);
      matGreen = Math.fma(lights.lamps[at + 4], matt, matGreen);
      matBlue = Math.fma(lights.lamps[at + 5], matt, matBlue);
      if (strength > 0) {
        float lampView = dot(lampX, lampY, lampZ, viewX, viewY, viewZ);
        float halfway = (float) Math.sqrt(Math.fma(2, lampView, 2) + TINY);
        float base = Math.max((cosine + normalView) / halfway, 0);
        float gloss = cosine > 0 ? power(base, exponent) * strength : 0;
        glossRed = Math.fma(lights.lamps[at + 3], gloss, glossRed);
        glossGreen = Math.fma(lights.lamps[at + 4], gloss, glossGreen);
        glossBlue = Math.fma(lights.lamps[at + 5], gloss, glossBlue);
      }
    }
    fragments.red[i] = Math.fma(fragments.red[i], matRed, glossRed);
    fragments.green[i] = Math.fma(fragments.green[i], matGreen, glossGreen);
    fragments.blue[i] = Math.fma(fragments.blue[i], matBlue, glossBlue);
  }

  private static float dot(float ax, float ay, float az, float bx, float by, float bz) {
    return Math.fma(ax, bx, Math.fma(ay, by, az * bz));
  }

  private static float power(float base, int exponent) {
    float result = 1;
    float square = base;
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) != 0) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }

  @Override
  public void accumulate(
      Tile tile, int plane, int from, int to, int firstGroup, int groups, Fragments fragments) {
    for (int i = 0; i < groups * GROUP; i++) {
      int pixel = tile.groups[firstGroup + i / GROUP] + i % GROUP;
      int slot = tile.slots[plane + pixel];
      if (slot >= from && slot < to) {
        tile.red[pixel] += fragments.red[i];
        tile.green[pixel] += fragments.green[i];
        tile.blue[pixel] += fragments.blue[i];
        tile.covered[pixel] += 1;
      }
    }
  }

  @Override
  public void resolve(Tile tile, float[] backdrop, int[] encodedBackdrop, int[] pixels) {
    float share = 1f / tile.grid.samples();
    int width = tile.grid.width();
    int columns = Math.min(tile.side(), width - tile.originX);
    int rows = Math.min(tile.side(), tile.grid.height() - tile.originY);
    for (int row = 0; row < rows; row++) {
      int y = tile.originY + row;
      for (int column = 0; column < columns; column++) {
        int at = row * tile.side() + column;
        float free = Math.fma(tile.covered[at], -share, 1);
        pixels[y * width + tile.originX + column] =
            tile.covered[at] == 0
                ? encodedBackdrop[y]
                : Srgb.encode(
                    Math.fma(tile.red[at], share, free * backdrop[3 * y]),
                    Math.fma(tile.green[at], share, free * backdrop[3 * y + 1]),
                    Math.fma(tile.blue[at], share, free * backdrop[3 * y + 2]));
      }
    }
  }
}
