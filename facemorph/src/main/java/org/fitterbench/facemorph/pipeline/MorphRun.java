package org.fitterbench.facemorph.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.trace.RecordingTrace;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.facemorph.displacement.Displacement;
import org.fitterbench.mesh.io.TexturedMesh;
import org.fitterbench.mesh.io.TexturedMeshFiles;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.VideoSettings;
import org.fitterbench.mesh.video.VideoWriter;

/** One run of the pipeline. */
final class MorphRun implements AutoCloseable {
  /** Frames that may wait for the video, for each that may be under work. */
  private static final int WINDOW_PER_SLOT = 2;

  private final MorphConfig config;
  private final Renderer renderer;
  private final MorphRequest request;
  private final RecordingTrace trace;
  private final MorphControl control;
  private final StopRequest stop;
  private final SideTasks tasks;
  private final List<FutureTask<InputFile>> hashes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Whether the output folder is ours, so that a failure leaves something to tell of. */
  private boolean begun;

  private boolean textured;

  MorphRun(
      MorphConfig config,
      Renderer renderer,
      MorphRequest request,
      RecordingTrace trace,
      MorphControl control) {
    this.config = config;
    this.renderer = renderer;
    this.request = request;
    this.trace = trace;
    this.control = control;
    stop = new StopRequest(control);
    tasks = new SideTasks(config.workers(), stop);
    textured = config.textures();
  }

  MorphResult run() {
    long transfersBefore = renderer.transfers();
    MorphStatus status = MorphStatus.COMPLETE;
    try (var _ = trace.stage(MorphTimes.WHOLE)) {
      make(read());
    } catch (StopRequest.StoppedException stopped) {
      status = MorphStatus.INTERRUPTED;
    } catch (UserInputException failure) {
      throw begun ? withWhatIsMissing(failure) : failure;
    }
    MorphResult result =
        new MorphResult(
            status,
            config,
            request,
            hashes.stream().map(tasks::join).toList(),
            textured,
            notes,
            outputs().stream().filter(Files::exists).toList(),
            outputs().stream().filter(file -> !Files.exists(file)).toList(),
            renderer.description(),
            renderer.transfers() - transfersBefore,
            MorphTimes.of(trace.report()));
    if (begun) {
      SessionLog.write(result);
    }
    return result;
  }

  private List<Path> outputs() {
    return request.folder().outputs(config, textured);
  }

  /** Stages one to four: two faces that can be morphed, and a folder for what they become. */
  private FacePair read() {
    MorphPair pair = request.pair();
    try (var _ = trace.stage(MorphStage.VALIDATION.label())) {
      InputFile.requireFile(pair.first());
      InputFile.requireFile(pair.second());
      request.folder().requireFree(request.overwrite());
    }
    FacePair faces;
    try (var _ = trace.stage(MorphStage.CONVERSION.label())) {
      FutureTask<TexturedMesh> second = tasks.start(() -> face(pair.second()));
      TexturedMesh first = face(pair.first());
      faces = FacePair.of(pair, first, tasks.join(second), config.textures());
    }
    stop.check();
    hashes.add(tasks.start(() -> hashed(pair.first())));
    hashes.add(tasks.start(() -> hashed(pair.second())));
    notes.addAll(faces.notes());
    textured = faces.textures().isPresent();
    return faces;
  }

  private TexturedMesh face(Path file) {
    return config.textures() ? TexturedMeshFiles.read(file) : TexturedMeshFiles.readShape(file);
  }

  private InputFile hashed(Path file) {
    try (var _ = trace.stage(MorphStage.VALIDATION.label())) {
      return InputFile.of(file);
    }
  }

  private void make(FacePair faces) {
    MorphStudio studio;
    try (var _ = trace.stage(MorphStage.LOADING.label())) {
      notes.addAll(FaceChecks.requireDrawable(request.pair(), faces));
      studio = new MorphStudio(faces.first(), faces.second(), config);
      if (studio.drawsBothSides()) {
        notes.add("the faces of the first mesh look inwards: both sides are drawn");
      }
    }
    try (var _ = trace.stage(MorphStage.TOPOLOGY.label())) {
      notes.addAll(FaceChecks.requireOneTopology(faces));
      request.folder().prepare();
      begun = true;
    }
    try (var _ = trace.stage(MorphTimes.OVERLAP)) {
      FaceDifferences differences =
          new FaceDifferences(request.pair(), faces, config, studio, request.folder(), trace, stop);
      FutureTask<Optional<TextureDifference>> texture = tasks.start(differences::textures);
      FutureTask<Displacement> shape = tasks.start(differences::shape);
      tasks.finishWith(() -> makeFrames(faces, studio));
      if (config.isFull()) {
        differences.statistics(tasks.join(shape), tasks.join(texture));
      }
    }
  }

  private void makeFrames(FacePair faces, MorphStudio studio) {
    if (!config.isFull()) {
      makeFrames(faces, studio, Optional.empty());
      return;
    }
    VideoSettings settings =
        VideoSettings.of(config.width(), config.height(), FrameRate.of(config.framesPerSecond()));
    try (VideoWriter video = startVideo(settings)) {
      int window = WINDOW_PER_SLOT * renderer.slots();
      int frames = config.ratios().count();
      makeFrames(
          faces,
          studio,
          Optional.of(new OrderedVideo(video, settings, frames, window, trace, stop)));
      try (var _ = trace.stage(MorphStage.VIDEO.label())) {
        video.finish();
      }
    }
  }

  private VideoWriter startVideo(VideoSettings settings) {
    try (var _ = trace.stage(MorphStage.VIDEO.label())) {
      return VideoWriter.create(request.folder().video(), settings);
    }
  }

  private void makeFrames(FacePair faces, MorphStudio studio, Optional<OrderedVideo> video) {
    try (FrameSeries frames =
        new FrameSeries(
            faces,
            config,
            studio,
            request.folder(),
            renderer.slots(),
            trace,
            stop,
            control,
            video)) {
      frames.makeAll(renderer);
    }
  }

  /** The failure with how far the run came, which the session log says too if it can be written. */
  private UserInputException withWhatIsMissing(UserInputException failure) {
    List<Path> missing = outputs().stream().filter(file -> !Files.exists(file)).toList();
    int all = outputs().size();
    try {
      SessionLog.writeFailure(request, failure, missing, all);
    } catch (UserInputException unwritable) {
      failure.addSuppressed(unwritable);
    }
    return new UserInputException(
        "%s (%d of %d files are written)".formatted(failure.problem(), all - missing.size(), all),
        failure.remedy(),
        failure);
  }

  @Override
  public void close() {
    tasks.close();
  }
}
