package org.fitterbench.segmentation.frame;

import org.fitterbench.mesh.video.Plane;

/** One plane of what is behind a person, row by row from the first. */
interface FarRows {
  /** Holds the rows. */
  Plane plane();

  /** Which row of the plane lies behind a row of the frame; valid until the next is asked for. */
  int at(int row);

  /** The same row behind all. */
  record Same(Plane plane) implements FarRows {
    @Override
    public int at(int row) {
      return 0;
    }
  }

  /** A plane of the frame's size. */
  record Whole(Plane plane) implements FarRows {
    @Override
    public int at(int row) {
      return row;
    }
  }

  /** A small plane enlarged into a single row. */
  record Enlarged(PlaneEnlarger enlarger, Plane plane) implements FarRows {
    @Override
    public int at(int row) {
      enlarger.write(row, plane, 0);
      return 0;
    }
  }
}
