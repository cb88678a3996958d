package org.fitterbench.segmentation.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.video.OutputSettings;
import org.fitterbench.mesh.video.VideoOutput;
import org.fitterbench.segmentation.stream.StreamOutcome;
import org.fitterbench.segmentation.stream.StreamStage;

/** Brings finished frames into a file: the stages that encode and write, and the file's end. */
final class VideoSink implements AutoCloseable {
  private final Path file;
  private final Optional<MaskRecording> recording;
  private final Encoding encoding;
  private final VideoOutput output;

  /**
   * Begins the file under a temporary name.
   *
   * @param file what it is to be called
   * @param settings with the size of the finished frames
   * @param config what the frames are, and how many threads encode them
   * @param recording where masks are kept; closed with this, and when this fails
   * @throws UserInputException when the file cannot be written
   */
  VideoSink(
      Path file, OutputSettings settings, VideoConfig config, Optional<MaskRecording> recording) {
    this.file = file;
    this.recording = recording;
    try {
      encoding = Encoding.of(config, settings.width(), settings.height());
      output =
          VideoOutput.create(
              file,
              settings.withThreads(
                  switch (encoding) {
                    case Encoding.Shared shared -> shared.threads();
                    case Encoding.InRuns _ -> 1;
                  }));
    } catch (RuntimeException unwritable) {
      recording.ifPresent(MaskRecording::close);
      throw unwritable;
    }
  }

  /** Whether masks are kept for a later run. */
  boolean keepsMasks() {
    return recording.isPresent();
  }

  /** Frames after which the encoders have each had their turn. */
  int rhythm() {
    return switch (encoding) {
      case Encoding.Shared _ -> 1;
      case Encoding.InRuns runs -> runs.run() * runs.encoders();
    };
  }

  /** Frames that may wait, before they are encoded or after, until those of earlier runs are. */
  int waitingForTheirRun() {
    return switch (encoding) {
      case Encoding.Shared _ -> 0;
      case Encoding.InRuns runs -> runs.run() * (runs.encoders() - 1);
    };
  }

  /**
   * The stages that bring finished frames into the file.
   *
   * @param finished how many may wait for an encoder that could take them
   */
  List<StreamStage<FrameTask>> stages(int finished) {
    return switch (encoding) {
      case Encoding.Shared _ ->
          List.of(
              StreamStage.ofSingles(VideoPipeline.ENCODE, 1, finished, () -> this::encodeAndWrite));
      case Encoding.InRuns runs ->
          List.of(
              StreamStage.ofRuns(
                  VideoPipeline.ENCODE,
                  runs.encoders(),
                  waitingForTheirRun() + finished,
                  runs.run(),
                  () -> new EncodeRunWork(output.runEncoder(), runs.run())),
              // What the others have encoded waits here while the first is at its run's beginning.
              StreamStage.ofSingles(
                  VideoPipeline.WRITE,
                  1,
                  waitingForTheirRun() + runs.run(),
                  () -> this::writeEncoded));
    };
  }

  private void encodeAndWrite(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      output.write(task.output());
      keepMasks(task);
    }
  }

  private void writeEncoded(List<FrameTask> tasks) {
    for (FrameTask task : tasks) {
      output.write(task.encoded());
      keepMasks(task);
    }
  }

  private void keepMasks(FrameTask task) {
    recording.ifPresent(masks -> masks.add(task.keptMasks()));
  }

  /**
   * Ends the file of a stream that has ended.
   *
   * @return what it is called; empty when no frame has been written or it cannot be ended
   */
  Optional<Path> end(StreamOutcome outcome) {
    if (output.frames() == 0) {
      return Optional.empty();
    }
    return switch (outcome.status()) {
      case COMPLETE -> {
        output.finish();
        recording.ifPresent(MaskRecording::finish);
        yield Optional.of(file);
      }
      case STOPPED -> Optional.of(output.finishPartial());
      case FAILED -> partial(outcome.failure().orElseThrow());
    };
  }

  /** Keeps what was done, unless what failed is the disk itself. */
  private Optional<Path> partial(Throwable failure) {
    try {
      return Optional.of(output.finishPartial());
    } catch (UserInputException unwritable) {
      failure.addSuppressed(unwritable);
      return Optional.empty();
    }
  }

  /** Frees everything; a file that was not ended is deleted. */
  @Override
  public void close() {
    recording.ifPresent(MaskRecording::close);
    output.close();
  }
}
