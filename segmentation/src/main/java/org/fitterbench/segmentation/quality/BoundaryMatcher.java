package org.fitterbench.segmentation.quality;

/**
 * Finds the boundaries of two masks and counts which of their pixels lie near the other's.
 *
 * <p>A pixel is on the boundary when its right, lower or lower right neighbour is on the other side
 * of the threshold; near means within a disc whose radius is 0.8 % of the picture's diagonal,
 * rounded up. One pass down and one up give each pixel its distance to the other boundary within
 * its column; the rows of the disc are then looked through for boundary pixels only, so that the
 * time hardly depends on the radius.
 */
final class BoundaryMatcher {
  /** The radius of the disc as a share of the diagonal. */
  private static final double TOLERANCE = 0.008;

  /** Distances are unsigned bytes, one value being kept for "too far". */
  private static final int MAXIMUM_RADIUS = 254;

  private final int width;
  private final int height;
  private final int radius;

  /** [radius+1] the largest distance within a column that is in the disc, by column. */
  private final int[] reach;

  private final byte[] maskEdges;
  private final byte[] truthEdges;
  private final byte[] distances;

  BoundaryMatcher(int width, int height) {
    this.width = width;
    this.height = height;
    radius = radius(width, height);
    reach = new int[radius + 1];
    for (int column = 0; column <= radius; column++) {
      reach[column] = (int) Math.sqrt(radius * radius - column * column);
    }
    maskEdges = new byte[width * height];
    truthEdges = new byte[width * height];
    distances = new byte[width * height];
  }

  /** The tolerance in pixels. */
  static int radius(int width, int height) {
    int wanted = (int) Math.ceil(TOLERANCE * Math.hypot(width, height));
    return Math.min(wanted, MAXIMUM_RADIUS);
  }

  /**
   * Adds a mask and its truth to counts.
   *
   * @param mask [height·width] unsigned bytes, 128 and more is inside
   * @param truth [height·width] the same
   */
  void count(byte[] mask, byte[] truth, BoundaryCounts counts) {
    findEdges(mask, maskEdges);
    findEdges(truth, truthEdges);
    measureColumns(truthEdges);
    counts.addMask(count(maskEdges), countNear(maskEdges));
    measureColumns(maskEdges);
    counts.addTruth(count(truthEdges), countNear(truthEdges));
  }

  /** Sets 1 on the boundary and 0 elsewhere. */
  private void findEdges(byte[] plane, byte[] edges) {
    for (int row = 0; row < height; row++) {
      int start = row * width;
      int below = row + 1 < height ? width : 0;
      // The sign of an unsigned byte is its threshold.
      for (int i = start; i < start + width - 1; i++) {
        int differences =
            (plane[i] ^ plane[i + 1])
                | (plane[i] ^ plane[i + below])
                | (plane[i] ^ plane[i + below + 1]);
        edges[i] = (byte) (differences >>> 7 & 1);
      }
      int last = start + width - 1;
      edges[last] = (byte) ((plane[last] ^ plane[last + below]) >>> 7 & 1);
    }
  }

  /** Sets each pixel's distance to the nearest edge of its column, at most the radius and one. */
  private void measureColumns(byte[] edges) {
    int far = radius + 1;
    for (int i = 0; i < width; i++) {
      distances[i] = (byte) (edges[i] == 0 ? far : 0);
    }
    for (int i = width; i < distances.length; i++) {
      int fromAbove = Math.min((distances[i - width] & 0xFF) + 1, far);
      distances[i] = (byte) (fromAbove & edges[i] - 1);
    }
    for (int i = distances.length - width - 1; i >= 0; i--) {
      int fromBelow = (distances[i + width] & 0xFF) + 1;
      distances[i] = (byte) Math.min(distances[i] & 0xFF, fromBelow);
    }
  }

  private static long count(byte[] edges) {
    int count = 0;
    for (byte edge : edges) {
      count += edge;
    }
    return count;
  }

  private long countNear(byte[] edges) {
    long count = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        if (edges[row * width + column] != 0 && isNear(row * width, column)) {
          count++;
        }
      }
    }
    return count;
  }

  private boolean isNear(int start, int column) {
    for (int aside = 0; aside <= radius; aside++) {
      if ((column - aside >= 0 && (distances[start + column - aside] & 0xFF) <= reach[aside])
          || (column + aside < width
              && (distances[start + column + aside] & 0xFF) <= reach[aside])) {
        return true;
      }
    }
    return false;
  }
}
