package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VertexBuffer.SUBPIXELS;
import static org.fitterbench.mesh.raster.VertexBuffer.UNPLACED;
import static org.fitterbench.mesh.raster.VertexBuffer.column;
import static org.fitterbench.mesh.raster.VertexBuffer.row;

import java.util.Arrays;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Model;

/** Some neighbouring triangles of one model, sorted into tiles as one piece of work. */
final class TriangleChunk {
  /** Triangles of a chunk, enough to outweigh handing it to a thread. */
  static final int SIZE = 4096;

  /** The numbers of entries that each tile shows. */
  final TileBins bins = new TileBins();

  final Clipper clipper = new Clipper();

  /**
   * The triangles that may be seen: numbers in the model or, for a piece that the clipper made, the
   * complement of the piece's number.
   */
  int[] entries = new int[SIZE];

  private int entryCount;
  int modelIndex;
  int vertexBase;
  int firstTriangle;
  int triangleCount;

  private TileGrid grid = TileGrid.NONE;
  private boolean bothSides;

  /** Takes over a part of a model. */
  void set(int model, int base, int first, int count) {
    modelIndex = model;
    vertexBase = base;
    firstTriangle = first;
    triangleCount = count;
  }

  /**
   * Lists the triangles that face the viewer and may cover a sample, and sorts them into the bins.
   */
  void sort(
      View view,
      Model model,
      VertexBuffer vertices,
      TileGrid newGrid,
      Sieve sieve,
      SieveKernel kernel) {
    grid = newGrid;
    bothSides = model.culling() == Culling.NONE;
    bins.clear(grid.tiles());
    clipper.clear();
    entryCount = 0;
    int[] corners = model.triangles().corners();
    int end = firstTriangle + triangleCount;
    for (int first = firstTriangle; first < end; first += Corners.CAPACITY) {
      int count = Math.min(Corners.CAPACITY, end - first);
      sieve.corners.load(vertices.places, vertexBase, corners, first, count);
      kernel.sift(sieve, grid, bothSides);
      sortKept(view, model, vertices, sieve, first);
    }
  }

  private void sortKept(View view, Model model, VertexBuffer vertices, Sieve sieve, int first) {
    for (int i = 0; i < sieve.keptCount; i++) {
      int triangle = first + sieve.kept[i];
      int tile = sieve.tiles[i];
      if (tile == Sieve.UNDECIDED) {
        sortUndecided(view, model, vertices, triangle);
      } else {
        bins.add(tile, enter(triangle));
      }
    }
  }

  private int enter(int entry) {
    if (entryCount == entries.length) {
      entries = Arrays.copyOf(entries, 2 * entryCount);
    }
    entries[entryCount] = entry;
    return entryCount++;
  }

  private void sortUndecided(View view, Model model, VertexBuffer vertices, int triangle) {
    int[] corners = model.triangles().corners();
    long a = vertices.places[vertexBase + corners[3 * triangle]];
    long b = vertices.places[vertexBase + corners[3 * triangle + 1]];
    long c = vertices.places[vertexBase + corners[3 * triangle + 2]];
    if (a == UNPLACED || b == UNPLACED || c == UNPLACED) {
      sortPieces(view, model, triangle);
    } else {
      sortTriangle(a, b, c, triangle);
    }
  }

  private void sortPieces(View view, Model model, int triangle) {
    int piece = clipper.triangleCount();
    clipper.add(view, model, triangle);
    long[] places = clipper.vertices().places;
    for (; piece < clipper.triangleCount(); piece++) {
      sortTriangle(
          places[clipper.corner(3 * piece)],
          places[clipper.corner(3 * piece + 1)],
          places[clipper.corner(3 * piece + 2)],
          ~piece);
    }
  }

  private void sortTriangle(long a, long b, long c, int entry) {
    int ax = column(a);
    int ay = row(a);
    int bx = column(b);
    int by = row(b);
    int cx = column(c);
    int cy = row(c);
    // Rows run downwards, so a front, counterclockwise upwards, has a negative area here.
    long area = (long) (bx - ax) * (cy - ay) - (long) (cx - ax) * (by - ay);
    if (area > 0 ? !bothSides : area == 0) {
      return;
    }
    int reach = grid.sampleReach();
    int left = firstPixel(Math.min(ax, Math.min(bx, cx)), reach);
    int right = Math.min(lastPixel(Math.max(ax, Math.max(bx, cx)), reach), grid.width() - 1);
    int top = firstPixel(Math.min(ay, Math.min(by, cy)), reach);
    int bottom = Math.min(lastPixel(Math.max(ay, Math.max(by, cy)), reach), grid.height() - 1);
    if (left > right || top > bottom) {
      return;
    }
    int shift = grid.tileShift();
    int at = enter(entry);
    for (int row = top >> shift; row <= bottom >> shift; row++) {
      for (int column = left >> shift; column <= right >> shift; column++) {
        bins.add(row * grid.columns() + column, at);
      }
    }
  }

  /** The first pixel in the picture with a sample not before a position. */
  static int firstPixel(int subpixels, int sampleReach) {
    return Math.max(0, (subpixels - SUBPIXELS / 2 - sampleReach + SUBPIXELS - 1) >> 8);
  }

  /** The last pixel with a sample not behind a position. */
  static int lastPixel(int subpixels, int sampleReach) {
    return (subpixels - SUBPIXELS / 2 + sampleReach) >> 8;
  }
}
