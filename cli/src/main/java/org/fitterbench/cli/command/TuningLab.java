package org.fitterbench.cli.command;

import java.time.Instant;
import java.util.Optional;
import org.fitterbench.core.record.Reading;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.trace.MonotonicClock;
import org.fitterbench.segmentation.settings.SegmentationSettings;
import org.fitterbench.segmentation.stream.Pace;
import org.fitterbench.segmentation.stream.StreamStatistics;
import org.fitterbench.segmentation.tuning.CandidateSpace;
import org.fitterbench.segmentation.tuning.TrialRunner;

/** Where settings are tried; a test hands in one whose results are known. */
interface TuningLab {
  /**
   * Makes ready what a job needs.
   *
   * @throws org.fitterbench.core.failure.UserInputException when its clip or its network cannot be
   *     used
   */
  Bench open(TuneCommand.Job job);

  /** A place to try settings on one clip. */
  interface Bench extends TrialRunner, AutoCloseable {
    /** What is segmented, for a person. */
    String clip();

    /** The network at full precision and size, for a person. */
    String network();

    TorchDevice device();

    /** The CPU, as it names itself. */
    String processor();

    /** How many cores the CPU has. */
    int cores();

    /** Which settings are worth a try here. */
    CandidateSpace space();

    MonotonicClock clock();

    /** The time of day. */
    Instant now();

    /**
     * Segments the clip for some seconds and watches.
     *
     * @param pace at which frames come; empty for as fast as there is room
     */
    Observation observe(SegmentationSettings settings, Optional<Pace> pace);

    /** Asks for an end of what is running, and lets nothing else begin; from any thread. */
    void stop();

    @Override
    void close();
  }

  /**
   * What was seen in one run.
   *
   * @param run the stages
   * @param processors share of all processors' time, percent
   * @param gpu mean utilisation of the busiest GPU, percent
   * @param gpuMemory largest share of the GPUs' memory in use, percent
   * @param memory largest resident set of the process, bytes
   */
  record Observation(
      StreamStatistics run, Reading processors, Reading gpu, Reading gpuMemory, Reading memory) {}
}
