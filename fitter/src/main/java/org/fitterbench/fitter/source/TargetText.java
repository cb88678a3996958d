package org.fitterbench.fitter.source;

import org.fitterbench.fitter.data.ShapeTarget;

/**
 * Reads a MakeHuman target: lines {@code vertex dx dy dz} in decimetres, Y up. Vertices that do not
 * move are left out, the others put in ascending order.
 */
final class TargetText {
  private TargetText() {}

  /**
   * @param name the target's name
   * @param file what messages call the text
   * @param text the target's text
   * @param vertexCount vertices of the base mesh
   */
  static ShapeTarget read(String name, String file, byte[] text, int vertexCount) {
    LineScanner scanner = new LineScanner(file, text);
    short[] dense = new short[3 * vertexCount];
    boolean[] seen = new boolean[vertexCount];
    int moved = 0;
    while (scanner.nextLine()) {
      int vertex = scanner.index("vertex", vertexCount);
      if (seen[vertex]) {
        throw scanner.bad("vertex " + vertex + " appears twice");
      }
      seen[vertex] = true;
      short x = scanner.thousandths("offset x");
      short y = scanner.thousandths("offset y");
      short z = scanner.thousandths("offset z");
      scanner.endOfLine();
      dense[3 * vertex] = x;
      dense[3 * vertex + 1] = y;
      dense[3 * vertex + 2] = z;
      moved += (x | y | z) != 0 ? 1 : 0;
    }
    return sparse(name, dense, moved);
  }

  private static ShapeTarget sparse(String name, short[] dense, int moved) {
    char[] vertices = new char[moved];
    short[] offsets = new short[3 * moved];
    int entry = 0;
    for (int vertex = 0; vertex < dense.length / 3; vertex++) {
      int start = 3 * vertex;
      if ((dense[start] | dense[start + 1] | dense[start + 2]) != 0) {
        vertices[entry] = (char) vertex;
        System.arraycopy(dense, start, offsets, 3 * entry, 3);
        entry++;
      }
    }
    return new ShapeTarget(name, vertices, offsets);
  }
}
