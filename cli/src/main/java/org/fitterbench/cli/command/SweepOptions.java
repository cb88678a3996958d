package org.fitterbench.cli.command;

import java.util.EnumSet;
import java.util.Set;
import org.fitterbench.benchmarks.runner.Sweep;
import picocli.CommandLine.Option;

/** The options that select tables of video segmentation. */
final class SweepOptions {
  @Option(
      names = "--resolution-only",
      description =
          "Only what has frames of a resolution (suite segmentation), at 1080p, 4k, 6k and 8k.")
  private boolean resolution;

  @Option(
      names = "--batch-only",
      description = "Only what has batches of pictures, at 1, 4, 8, 16 and 32.")
  private boolean batch;

  @Option(
      names = "--precision-only",
      description = "Only what has a precision, at each that this machine computes with.")
  private boolean precision;

  /** The tables; several may be asked for. */
  Set<Sweep> sweeps() {
    Set<Sweep> sweeps = EnumSet.noneOf(Sweep.class);
    if (resolution) {
      sweeps.add(Sweep.RESOLUTION);
    }
    if (batch) {
      sweeps.add(Sweep.BATCH);
    }
    if (precision) {
      sweeps.add(Sweep.PRECISION);
    }
    return sweeps;
  }
}
