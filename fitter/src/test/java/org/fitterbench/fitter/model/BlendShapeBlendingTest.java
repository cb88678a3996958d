package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.fitterbench.fitter.data.ShapeTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed shapes and both kernels, on shapes of every kind, at awkward sizes. */
class BlendShapeBlendingTest {
  private static final int SHAPES = PhenotypeCoefficients.STORED_COUNT;

  /** Rounding of some hundred sums of offsets up to 3 m, scaled by up to 1. */
  private static final double METRES = 3 * SHAPES * Math.ulp(1f);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 207, 256, 4098})
  void bothKernelsAgreeToTheLastBitAndWithTheDefinition(int vertexCount) {
    SplittableRandom random = new SplittableRandom(vertexCount);
    short[][] offsets = offsets(vertexCount, random);
    BlendShapes shapes = pack(offsets);
    float[] template = new float[3 * vertexCount];
    for (int entry = 0; entry < template.length; entry++) {
      template[entry] = (float) random.nextDouble(-2, 2);
    }
    ActiveShapes active = new ActiveShapes(SHAPES);
    for (double newborn : new double[] {0, 0.4}) {
      active.select(coefficients(newborn, random));
      float[] scalar = new float[template.length];
      float[] vector = new float[template.length];
      for (int tile = 0; tile < shapes.tileCount(); tile++) {
        BlendShapeBlending.blend(shapes, active, template, tile, scalar);
        VectorBlendShapeBlending.blend(shapes, active, template, tile, vector);
      }
      assertArrayEquals(scalar, vector);
      double[] expected = definition(offsets, active, template);
      for (int entry = 0; entry < expected.length; entry++) {
        assertEquals(expected[entry], scalar[entry], METRES, "coordinate " + entry);
      }
    }
  }

  @Test
  void everyOffsetComesBackAsItWas() {
    short[][] offsets = offsets(4098, new SplittableRandom(1));
    BlendShapes shapes = pack(offsets);
    short[] shape = new short[3 * 4098];
    for (int index = 0; index < SHAPES; index++) {
      shapes.offsets(index, shape);
      assertArrayEquals(offsets[index], shape);
    }
  }

  @Test
  void aRestrictionHasTheOffsetsOfItsVertices() {
    short[][] offsets = offsets(4098, new SplittableRandom(2));
    int[] vertices = IntStream.range(0, 4098).filter(vertex -> vertex % 3 == 1).toArray();
    BlendShapes some = pack(offsets).of(vertices);
    assertEquals(vertices.length, some.vertexCount());
    short[] shape = new short[3 * vertices.length];
    for (int index = 0; index < SHAPES; index++) {
      some.offsets(index, shape);
      for (int entry = 0; entry < shape.length; entry++) {
        assertEquals(offsets[index][3 * vertices[entry / 3] + entry % 3], shape[entry]);
      }
    }
  }

  @Test
  void onlyMovedBlocksAreStoredAndBytesWhereTheySuffice() {
    short[][] offsets = new short[SHAPES][3 * 1000];
    offsets[0][0] = 300;
    offsets[1][3 * 999] = 200;
    Arrays.fill(offsets[2], (short) 5000);
    BlendShapes shapes = pack(offsets);
    assertEquals(BlendShapes.BLOCK, shapes.wide().length, "only the first has a block of 16 bits");
    assertEquals(3 * 5, shapes.narrowBases().length);
    ActiveShapes active = new ActiveShapes(SHAPES);
    active.select(new double[PhenotypeCoefficients.COUNT]);
    assertEquals(0, shapes.bytesRead(active));
    double[] all = new double[PhenotypeCoefficients.COUNT];
    Arrays.fill(all, 1);
    active.select(all);
    assertEquals(2 * BlendShapes.BLOCK + 5 * (BlendShapes.BLOCK + 6), shapes.bytesRead(active));
  }

  private static double[] definition(short[][] offsets, ActiveShapes active, float[] template) {
    double[] sum = new double[template.length];
    for (int entry = 0; entry < sum.length; entry++) {
      boolean upright = entry % 3 == 2;
      sum[entry] =
          template[entry] * (upright ? active.templateVertical() : active.templateHorizontal());
      for (int index = 0; index < active.count(); index++) {
        double scale = upright ? active.vertical(index) : active.horizontal(index);
        sum[entry] += scale * offsets[active.shape(index)][entry] * 1e-4;
      }
    }
    return sum;
  }

  /** A third of the coefficients, newborn ones only if asked for. */
  private static double[] coefficients(double newborn, SplittableRandom random) {
    double[] coefficients = new double[PhenotypeCoefficients.COUNT];
    for (int index = 0; index < coefficients.length; index++) {
      if (random.nextInt(3) == 0) {
        double value = random.nextDouble(-0.1, 0.1);
        coefficients[index] = PhenotypeCoefficients.isNewborn(index) ? newborn * value : value;
      }
    }
    return coefficients;
  }

  /** Shapes that move all or few vertices, by much, by little, or all by nearly the same. */
  private static short[][] offsets(int vertexCount, SplittableRandom random) {
    short[][] offsets = new short[SHAPES][3 * vertexCount];
    for (int shape = 0; shape < SHAPES; shape++) {
      int reach = random.nextBoolean() ? 120 : 15000;
      int base = random.nextBoolean() ? 0 : random.nextInt(-15000, 15000);
      int from = random.nextBoolean() ? 0 : random.nextInt(3 * vertexCount + 1);
      int to = random.nextBoolean() ? 3 * vertexCount : random.nextInt(from, 3 * vertexCount + 1);
      for (int entry = from; entry < to; entry++) {
        offsets[shape][entry] = (short) (base + random.nextInt(-reach, reach + 1));
      }
    }
    return offsets;
  }

  /** Packs offsets in world axes; targets have Y up. */
  private static BlendShapes pack(short[][] offsets) {
    int vertexCount = offsets[0].length / 3;
    int[] kept = IntStream.range(0, vertexCount).toArray();
    List<ShapeTarget> targets = new ArrayList<>();
    for (short[] world : offsets) {
      short[] upright = new short[world.length];
      for (int at = 0; at < world.length; at += 3) {
        upright[at] = world[at];
        upright[at + 1] = world[at + 2];
        upright[at + 2] = (short) -world[at + 1];
      }
      targets.add(ShapeTarget.sparse("shape", upright));
    }
    return BlendShapesBuilder.pack(targets, kept, vertexCount);
  }
}
