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
    while (scanner.nextLine()) {
      int vertex = scanner.index("vertex", vertexCount);
      if (seen[vertex]) {
        throw scanner.bad("vertex " + vertex + " appears twice");
      }
      seen[vertex] = true;
      dense[3 * vertex] = scanner.thousandths("offset x");
      dense[3 * vertex + 1] = scanner.thousandths("offset y");
      dense[3 * vertex + 2] = scanner.thousandths("offset z");
      scanner.endOfLine();
    }
    return ShapeTarget.sparse(name, dense);
  }
}
