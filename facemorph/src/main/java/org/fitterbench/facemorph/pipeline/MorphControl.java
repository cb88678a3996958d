package org.fitterbench.facemorph.pipeline;

/** How somebody outside follows a run and stops it; called by several threads at once. */
public interface MorphControl {
  /** Hears that a frame has been written. */
  void frameWritten(int written, int total);

  /** Whether the run is to stop; what is being written is finished. */
  boolean stopRequested();

  /** Nobody follows. */
  static MorphControl none() {
    return new MorphControl() {
      @Override
      public void frameWritten(int written, int total) {}

      @Override
      public boolean stopRequested() {
        return false;
      }
    };
  }
}
