package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.SUBPIXELS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.fitterbench.mesh.picture.Texture;

/** Shading eight pixels at a time. */
final class VectorShading implements ShadingKernels {
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_256;
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
  static final int GROUP = 8;
  private static final FloatVector RAMP = FloatVector.zero(FLOATS).addIndex(1);

  private final TextureLanes lanes = new TextureLanes();

  /** Records of a group, one row a pixel. */
  private final float[] records = new float[GROUP * GROUP];

  @Override
  public void collect(Tile tile, int plane, int from, int to) {
    int[] slots = tile.slots;
    int[] groups = tile.groups;
    int area = tile.area();
    int count = 0;
    for (int group = 0; group < area; group += GROUP) {
      if (seen(slots, plane + group, from, to).anyTrue()) {
        groups[count++] = group;
      }
    }
    tile.groupCount = count;
  }

  private static VectorMask<Integer> seen(int[] slots, int at, int from, int to) {
    return IntVector.fromArray(INTS, slots, at).sub(from).compare(VectorOperators.ULT, to - from);
  }

  @Override
  public void interpolate(
      Tile tile, int sample, int from, int to, int firstGroup, int groups, Fragments fragments) {
    int plane = sample * tile.area();
    for (int group = 0; group < groups; group++) {
      int pixel = tile.groups[firstGroup + group];
      float x = tile.sampleX(pixel & (tile.side() - 1), sample) * (1f / SUBPIXELS);
      float y = tile.sampleY(pixel >> tile.grid.tileShift(), sample) * (1f / SUBPIXELS);
      evaluate(tile.planes, tile.slots, plane + pixel, from, to - from, x, y, records);
      Transpose.fragments(records, fragments, group * GROUP);
    }
  }

  /** Evaluates the eight planes of each of eight pixels. */
  private static void evaluate(
      float[] planes, int[] slots, int at, int from, int count, float x, float y, float[] records) {
    for (int i = 0; i < GROUP; i++) {
      int slot = slots[at + i];
      int start = Integer.compareUnsigned(slot - from, count) < 0 ? slot * Tile.SLOT : 0;
      FloatVector toX = FloatVector.broadcast(FLOATS, x + i - planes[start + Tile.CORNER]);
      FloatVector toY = FloatVector.broadcast(FLOATS, y - planes[start + Tile.CORNER + 1]);
      FloatVector.fromArray(FLOATS, planes, start + Tile.SLOPE_X)
          .fma(
              toX,
              FloatVector.fromArray(FLOATS, planes, start + Tile.SLOPE_Y)
                  .fma(toY, FloatVector.fromArray(FLOATS, planes, start)))
          .intoArray(records, i * GROUP);
    }
  }

  @Override
  public void texture(Texture texture, int count, Fragments fragments) {
    lanes.set(texture);
    for (int at = 0; at < count; at += GROUP) {
      lanes.lookUp(fragments, at);
      lanes.linearise(fragments, at);
    }
  }

  @Override
  public void blendedTexture(
      Texture first, Texture second, float ratio, int count, Fragments fragments) {
    for (int at = 0; at < count; at += GROUP) {
      lanes.keepCoordinates(fragments, at);
    }
    lanes.set(first);
    for (int at = 0; at < count; at += GROUP) {
      lanes.lookUp(fragments, at);
    }
    lanes.set(second);
    for (int at = 0; at < count; at += GROUP) {
      lanes.mixIn(fragments, at, ratio);
      lanes.linearise(fragments, at);
    }
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
    for (int group = 0; group < groups; group++) {
      int pixel = tile.groups[firstGroup + group];
      FloatVector column =
          RAMP.add(tile.sampleX(pixel & (tile.side() - 1), sample) * (1f / SUBPIXELS));
      float row = tile.sampleY(pixel >> tile.grid.tileShift(), sample) * (1f / SUBPIXELS);
      LightLanes.light(
          column, row, view.towardsViewer, lights, strength, exponent, fragments, group * GROUP);
    }
  }

  @Override
  public void accumulate(
      Tile tile, int plane, int from, int to, int firstGroup, int groups, Fragments fragments) {
    for (int group = 0; group < groups; group++) {
      int pixel = tile.groups[firstGroup + group];
      VectorMask<Float> seen = seen(tile.slots, plane + pixel, from, to).cast(FLOATS);
      add(tile.red, pixel, fragments.red, group * GROUP, seen);
      add(tile.green, pixel, fragments.green, group * GROUP, seen);
      add(tile.blue, pixel, fragments.blue, group * GROUP, seen);
      FloatVector covered = FloatVector.fromArray(FLOATS, tile.covered, pixel);
      covered.blend(covered.add(1), seen).intoArray(tile.covered, pixel);
    }
  }

  private static void add(float[] sums, int pixel, float[] values, int at, VectorMask<Float> seen) {
    FloatVector sum = FloatVector.fromArray(FLOATS, sums, pixel);
    sum.blend(sum.add(FloatVector.fromArray(FLOATS, values, at)), seen).intoArray(sums, pixel);
  }

  @Override
  public void resolve(Tile tile, float[] backdrop, int[] encodedBackdrop, int[] pixels) {
    float share = 1f / tile.grid.samples();
    int width = tile.grid.width();
    int columns = Math.min(tile.side(), width - tile.originX);
    int rows = Math.min(tile.side(), tile.grid.height() - tile.originY);
    for (int row = 0; row < rows; row++) {
      int y = tile.originY + row;
      for (int column = 0; column < columns; column += GROUP) {
        int at = row * tile.side() + column;
        int to = y * width + tile.originX + column;
        FloatVector covered = FloatVector.fromArray(FLOATS, tile.covered, at);
        VectorMask<Float> empty = covered.compare(VectorOperators.EQ, 0);
        IntVector colours = IntVector.broadcast(INTS, encodedBackdrop[y]);
        if (!empty.allTrue()) {
          FloatVector free =
              covered.fma(FloatVector.broadcast(FLOATS, -share), FloatVector.broadcast(FLOATS, 1));
          IntVector red = encoded(tile.red, at, share, free, backdrop[3 * y]);
          IntVector green = encoded(tile.green, at, share, free, backdrop[3 * y + 1]);
          IntVector blue = encoded(tile.blue, at, share, free, backdrop[3 * y + 2]);
          colours =
              red.lanewise(VectorOperators.LSHL, 16)
                  .or(green.lanewise(VectorOperators.LSHL, 8))
                  .or(blue)
                  .or(0xFF000000)
                  .blend(colours, empty.cast(INTS));
        }
        if (column + GROUP <= columns) {
          colours.intoArray(pixels, to);
        } else {
          colours.intoArray(pixels, to, INTS.indexInRange(column, columns));
        }
      }
    }
  }

  private static IntVector encoded(
      float[] sums, int at, float share, FloatVector free, float backdrop) {
    return SrgbLanes.encode(
        FloatVector.fromArray(FLOATS, sums, at)
            .fma(FloatVector.broadcast(FLOATS, share), free.mul(backdrop)));
  }
}
