package org.fitterbench.cli.command;

import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.facemorph.pipeline.MorphControl;

/** Shows how far a morph is, and passes on that a person wants it to stop. */
final class MorphFollower implements MorphControl {
  private final ProgressListener progress;
  private volatile boolean stopped;
  private String activity = "frames";

  MorphFollower(ProgressListener progress) {
    this.progress = progress;
  }

  /** What is being done from now on, for a person. */
  synchronized void begin(String what) {
    activity = what;
    progress.progress(activity, 0, 1);
  }

  /** Asks for a stop, without waiting for it. */
  void stop() {
    stopped = true;
  }

  @Override
  public synchronized void frameWritten(int written, int total) {
    progress.progress(activity, written, total);
  }

  @Override
  public boolean stopRequested() {
    return stopped;
  }
}
