package org.fitterbench.fitter.procedural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A closed surface of quads while it is built: a box of patches, from which tubes are pulled out.
 * Every step keeps it closed and without handles, so it has two vertices more than quads.
 */
final class QuadSurface {
  /** Rings at the closed end of a box whose rim is to be rounded. */
  private static final int RIM_RINGS = 5;

  private final List<Vertex> vertices = new ArrayList<>();
  private final List<Quad> quads = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();
  private final List<Texel> texels = new ArrayList<>();

  /**
   * A vertex.
   *
   * @param position where it is
   * @param axis the nearest point of the axis of its tube
   * @param region the part of the body that it belongs to, for example {@code finger2.L}
   * @param joint how near it is to where a tube leaves another, 1 on the loop and 0 far from it
   */
  record Vertex(Vec3 position, Vec3 axis, String region, double joint) {
    Vertex movedTo(Vec3 other) {
      return new Vertex(other, axis, region, joint);
    }

    Vertex withJoint(double other) {
      return new Vertex(position, axis, region, Math.max(joint, other));
    }
  }

  /**
   * A quad, counter-clockwise seen from outside.
   *
   * @param corners [4] vertices
   * @param texels [4] texture coordinates
   */
  record Quad(int[] corners, int[] texels) {}

  /** A rectangle of the texture, so many cells wide and high. */
  record Chart(int width, int height) {}

  /** A texture coordinate: a place in a chart, in cells. */
  record Texel(int chart, double x, double y) {}

  /**
   * A rectangular grid of quads of the surface. The direction of growing column, the direction of
   * growing row and the outward normal are right-handed.
   *
   * @param vertices [rows + 1][columns + 1]
   * @param quads [rows][columns] indices of quads
   */
  record Patch(int[][] vertices, int[][] quads) {
    int rows() {
      return quads.length;
    }

    int columns() {
      return quads[0].length;
    }

    /** The vertices around a block, counter-clockwise from its first corner. */
    int[] loop(Block block) {
      int[] loop = new int[block.perimeter()];
      for (int i = 0; i < loop.length; i++) {
        loop[i] = vertices[block.row() + block.rowOf(i)][block.column() + block.columnOf(i)];
      }
      return loop;
    }
  }

  /**
   * A tube that was pulled out.
   *
   * @param sides its walls over the block's first row, last column, last row and first column
   * @param cap its end
   */
  record Tube(List<Patch> sides, Patch cap) {}

  List<Vertex> vertices() {
    return vertices;
  }

  /** The quads that were not replaced, in the order in which they were made. */
  List<Quad> quads() {
    return quads.stream().filter(quad -> quad.corners.length > 0).toList();
  }

  List<Chart> charts() {
    return charts;
  }

  List<Texel> texels() {
    return texels;
  }

  /** Starts the surface with a box along a sweep; its first end lies at place 0. */
  Tube box(int columns, int rows, int rings, Sweep sweep, String region) {
    Block block = new Block(0, 0, rows, columns);
    int[] loop = new int[block.perimeter()];
    for (int i = 0; i < loop.length; i++) {
      loop[i] =
          addVertex(
              sweep.point(0, block.u(block.columnOf(i)), block.v(block.rowOf(i))),
              sweep.axis(0),
              region);
    }
    return pull(block, loop, newGrid(block), rings, 0, sweep, region);
  }

  /** Closes the first end of a box: seen from outside, columns and rows change places. */
  Patch closeBox(Tube box, Sweep sweep, String region) {
    int columns = box.cap.columns();
    int rows = box.cap.rows();
    int[] loop = new int[2 * (rows + columns)];
    int next = 0;
    for (Patch side : box.sides) {
      for (int i = 0; i < side.columns(); i++) {
        loop[next++] = side.vertices[0][i];
      }
    }
    Block block = new Block(0, 0, rows, columns);
    int[][] grid = new int[columns + 1][rows + 1];
    for (int i = 0; i < loop.length; i++) {
      grid[block.columnOf(i)][block.rowOf(i)] = loop[i];
    }
    for (int column = 1; column < columns; column++) {
      for (int row = 1; row < rows; row++) {
        grid[column][row] =
            addVertex(sweep.point(0, block.u(column), block.v(row)), sweep.axis(0), region);
      }
    }
    for (int[] line : grid) {
      for (int vertex : line) {
        vertices.set(vertex, vertices.get(vertex).withJoint(1));
      }
    }
    for (Patch side : box.sides) {
      for (int ring = 1; ring < RIM_RINGS; ring++) {
        for (int vertex : side.vertices[ring]) {
          double joint = Falloff.step(RIM_RINGS, 0, ring);
          vertices.set(vertex, vertices.get(vertex).withJoint(joint));
        }
      }
    }
    return addPatch(grid);
  }

  /**
   * Pulls a tube out of a block.
   *
   * @param blendRings rings over which the tube passes from the block's outline to the sweep
   */
  Tube extrude(Patch base, Block block, int rings, int blendRings, Sweep sweep, String region) {
    for (int row = block.row(); row < block.row() + block.rows(); row++) {
      for (int column = block.column(); column < block.column() + block.columns(); column++) {
        remove(base.quads[row][column]);
      }
    }
    int[] loop = base.loop(block);
    for (int vertex : loop) {
      vertices.set(vertex, vertices.get(vertex).withJoint(1));
    }
    // The vertices inside the block move to the tube's end.
    int[][] end = newGrid(block);
    for (int row = 1; row < block.rows(); row++) {
      for (int column = 1; column < block.columns(); column++) {
        end[row][column] = base.vertices[block.row() + row][block.column() + column];
      }
    }
    return pull(block, loop, end, rings, blendRings, sweep, region);
  }

  private static int[][] newGrid(Block block) {
    int[][] grid = new int[block.rows() + 1][block.columns() + 1];
    for (int[] row : grid) {
      Arrays.fill(row, -1);
    }
    return grid;
  }

  /**
   * @param grid [rows + 1][columns + 1] vertices to use again at the end, −1 where there is none;
   *     filled
   */
  private Tube pull(
      Block block,
      int[] base,
      int[][] grid,
      int rings,
      int blendRings,
      Sweep sweep,
      String region) {
    int perimeter = block.perimeter();
    int[][] ring = new int[rings + 1][];
    ring[0] = base;
    for (int k = 1; k <= rings; k++) {
      double place = (double) k / rings;
      double blend = k < blendRings ? Falloff.step(0, blendRings, k) : 1;
      ring[k] = new int[perimeter];
      for (int i = 0; i < perimeter; i++) {
        Vec3 swept = sweep.point(place, block.u(block.columnOf(i)), block.v(block.rowOf(i)));
        Vec3 start = vertices.get(base[i]).position;
        ring[k][i] = addVertex(start.toward(swept, blend), sweep.axis(place), region);
        if (k < blendRings) {
          vertices.set(ring[k][i], vertices.get(ring[k][i]).withJoint(1 - blend));
        }
      }
    }
    int[][] wall = new int[rings + 1][perimeter + 1];
    for (int k = 0; k <= rings; k++) {
      System.arraycopy(ring[k], 0, wall[k], 0, perimeter);
      wall[k][perimeter] = ring[k][0];
    }
    Patch walls = addPatch(wall);
    int[] corners = {
      0,
      block.columns(),
      block.columns() + block.rows(),
      2 * block.columns() + block.rows(),
      perimeter
    };
    List<Patch> sides = new ArrayList<>();
    for (int side = 0; side < 4; side++) {
      sides.add(cut(walls, corners[side], corners[side + 1]));
    }
    for (int i = 0; i < perimeter; i++) {
      grid[block.rowOf(i)][block.columnOf(i)] = ring[rings][i];
    }
    for (int row = 1; row < block.rows(); row++) {
      for (int column = 1; column < block.columns(); column++) {
        Vertex vertex =
            new Vertex(sweep.point(1, block.u(column), block.v(row)), sweep.axis(1), region, 0);
        if (grid[row][column] < 0) {
          grid[row][column] = vertices.size();
          vertices.add(vertex);
        } else {
          vertices.set(grid[row][column], vertex);
        }
      }
    }
    return new Tube(sides, addPatch(grid));
  }

  private static Patch cut(Patch walls, int from, int to) {
    int[][] vertices = new int[walls.vertices.length][];
    int[][] quads = new int[walls.quads.length][];
    for (int k = 0; k < vertices.length; k++) {
      vertices[k] = Arrays.copyOfRange(walls.vertices[k], from, to + 1);
    }
    for (int k = 0; k < quads.length; k++) {
      quads[k] = Arrays.copyOfRange(walls.quads[k], from, to);
    }
    return new Patch(vertices, quads);
  }

  private Patch addPatch(int[][] grid) {
    int rows = grid.length - 1;
    int columns = grid[0].length - 1;
    int chart = charts.size();
    charts.add(new Chart(columns, rows));
    int firstTexel = texels.size();
    for (int row = 0; row <= rows; row++) {
      for (int column = 0; column <= columns; column++) {
        texels.add(new Texel(chart, column, row));
      }
    }
    int[][] indices = new int[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int texel = firstTexel + row * (columns + 1) + column;
        indices[row][column] =
            addQuad(
                new int[] {
                  grid[row][column],
                  grid[row][column + 1],
                  grid[row + 1][column + 1],
                  grid[row + 1][column]
                },
                new int[] {texel, texel + 1, texel + columns + 2, texel + columns + 1});
      }
    }
    return new Patch(grid, indices);
  }

  int addVertex(Vec3 position, Vec3 axis, String region) {
    vertices.add(new Vertex(position, axis, region, 0));
    return vertices.size() - 1;
  }

  int addQuad(int[] corners, int[] texels) {
    quads.add(new Quad(corners, texels));
    return quads.size() - 1;
  }

  int addTexel(Texel texel) {
    texels.add(texel);
    return texels.size() - 1;
  }

  Quad quad(int index) {
    return quads.get(index);
  }

  void remove(int quad) {
    quads.set(quad, new Quad(new int[0], new int[0]));
  }
}
