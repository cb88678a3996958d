package org.fitterbench.mesh.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fitterbench.mesh.render.Antialiasing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which triangles are looked at further, against every sample of a picture. */
final class SieveTest {
  private static final int WIDTH = 150;
  private static final int HEIGHT = 100;

  /** Small, large, thin, empty and unplaced triangles in and around the picture. */
  private static Sieve random(int count, long seed) {
    Random random = new Random(seed);
    long[] places = new long[3 * count];
    int[] vertices = new int[3 * count];
    for (int i = 0; i < places.length; i += 3) {
      int x = random.nextInt(-20 * 256, (WIDTH + 20) * 256);
      int y = random.nextInt(-20 * 256, (HEIGHT + 20) * 256);
      int extent = new int[] {1, 100, 600, 4000, 60_000}[random.nextInt(5)];
      for (int corner = 0; corner < 3; corner++) {
        places[i + corner] =
            random.nextInt(40) == 0
                ? VertexBuffer.UNPLACED
                : VertexBuffer.place(x + random.nextInt(extent), y + random.nextInt(extent));
        vertices[i + corner] = i + corner - 5;
      }
    }
    Sieve sieve = new Sieve();
    sieve.corners.load(places, 5, vertices, 0, count);
    return sieve;
  }

  private static SortedMap<Integer, Integer> sift(
      SieveKernel kernel, Sieve sieve, TileGrid grid, boolean bothSides) {
    kernel.sift(sieve, grid, bothSides);
    SortedMap<Integer, Integer> tiles = new TreeMap<>();
    for (int i = 0; i < sieve.keptCount; i++) {
      tiles.put(sieve.kept[i], sieve.tiles[i]);
    }
    int[] listed = Arrays.copyOf(sieve.kept, sieve.keptCount);
    assertArrayEquals(tiles.keySet().stream().mapToInt(Integer::intValue).toArray(), listed);
    return tiles;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 207, 256})
  void scalarAndVectorKernelsKeepTheSameTriangles(int count) {
    for (Antialiasing antialiasing : Antialiasing.values()) {
      TileGrid grid = new TileGrid(WIDTH, HEIGHT, antialiasing);
      for (boolean bothSides : new boolean[] {false, true}) {
        Sieve sieve = random(count, count);
        var scalar = sift(new ScalarSieveKernel(), sieve, grid, bothSides);
        assertEquals(scalar, sift(new VectorSieveKernel(), sieve, grid, bothSides));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Antialiasing.class)
  void aTriangleThatCoversASampleIsKeptWithItsTile(Antialiasing antialiasing) {
    TileGrid grid = new TileGrid(WIDTH, HEIGHT, antialiasing);
    Sieve sieve = random(256, 9);
    var kept = sift(new ScalarSieveKernel(), sieve, grid, false);
    int decided = 0;
    for (int i = 0; i < 256; i++) {
      Set<Integer> tiles = coveredTiles(sieve.corners, i, grid);
      if (hasPlaces(sieve.corners, i) && !tiles.isEmpty()) {
        int tile = kept.getOrDefault(i, Integer.MIN_VALUE);
        assertTrue(tile == Sieve.UNDECIDED || tiles.equals(Set.of(tile)));
        decided += tile == Sieve.UNDECIDED ? 0 : 1;
      }
      assertTrue(hasPlaces(sieve.corners, i) || kept.containsKey(i));
    }
    assertTrue(decided > 10 && kept.size() < 200, decided + " of " + kept.size());
  }

  private static boolean hasPlaces(Corners corners, int i) {
    int none = VertexBuffer.row(VertexBuffer.UNPLACED);
    return corners.ay[i] != none && corners.by[i] != none && corners.cy[i] != none;
  }

  /** The tiles in which a front covers a sample. */
  private static Set<Integer> coveredTiles(Corners corners, int i, TileGrid grid) {
    Set<Integer> tiles = new HashSet<>();
    long[] x = {corners.ax[i], corners.bx[i], corners.cx[i]};
    long[] y = {corners.ay[i], corners.by[i], corners.cy[i]};
    for (int pixel = 0; pixel < WIDTH * HEIGHT; pixel++) {
      for (int sample = 0; sample < grid.samples(); sample++) {
        long atX = pixel % WIDTH * 256L + 128 + grid.sampleX(sample);
        long atY = pixel / WIDTH * 256L + 128 + grid.sampleY(sample);
        boolean inside = true;
        for (int corner = 0; corner < 3; corner++) {
          int other = (corner + 1) % 3;
          // Rows run downwards: with the front seen, the inside is on the left of every edge.
          inside &=
              (x[other] - x[corner]) * (atY - y[corner])
                      - (y[other] - y[corner]) * (atX - x[corner])
                  < 0;
        }
        if (inside) {
          int shift = grid.tileShift();
          int row = pixel / WIDTH;
          int column = pixel % WIDTH;
          tiles.add((row >> shift) * grid.columns() + (column >> shift));
        }
      }
    }
    return tiles;
  }
}
