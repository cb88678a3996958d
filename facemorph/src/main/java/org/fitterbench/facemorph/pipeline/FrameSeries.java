package org.fitterbench.facemorph.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fitterbench.core.file.AtomicFile;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.morph.ShapeBlend;
import org.fitterbench.mesh.io.ShapeSeriesWriter;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PngEncoder;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.VertexNormals;
import org.jspecify.annotations.Nullable;

/**
 * Makes all frames of a morph: each is blended, drawn, encoded and written by one thread in one go,
 * as many at once as the renderer has slots. What is kept does not grow with the number of frames.
 */
final class FrameSeries implements Renderer.SceneSource, Renderer.PictureSink, AutoCloseable {
  private final FacePair faces;
  private final MorphConfig config;
  private final MorphStudio studio;
  private final MorphFolder folder;
  private final StageTrace trace;
  private final StopRequest stop;
  private final MorphControl control;
  private final @Nullable ShapeSeriesWriter meshes;
  private final @Nullable OrderedVideo video;
  private final Slot[] slots;
  private @Nullable RenderSpans spans;

  /** A renderer may take frames in any order, the video wants them begun in theirs. */
  private final AtomicInteger begun = new AtomicInteger();

  private final AtomicInteger written = new AtomicInteger();

  /**
   * @param slots how many frames may be under work at once
   * @param video takes the frames as well, if any
   */
  FrameSeries(
      FacePair faces,
      MorphConfig config,
      MorphStudio studio,
      MorphFolder folder,
      int slots,
      StageTrace trace,
      StopRequest stop,
      MorphControl control,
      Optional<OrderedVideo> video) {
    this.faces = faces;
    this.config = config;
    this.studio = studio;
    this.folder = folder;
    this.trace = trace;
    this.stop = stop;
    this.control = control;
    this.video = video.orElse(null);
    meshes = config.isFull() ? new ShapeSeriesWriter(config.meshFormat(), faces.first()) : null;
    this.slots = new Slot[slots];
    for (int i = 0; i < slots; i++) {
      this.slots[i] = new Slot(faces.first().positions().length);
    }
  }

  /** Draws and writes all frames, and returns when they are written. */
  void makeAll(Renderer renderer) {
    if (renderer.drawsWhereAsked()) {
      spans = new RenderSpans(trace);
      renderer.renderBatch(config.ratios().count(), config.width(), config.height(), this, this);
    } else {
      // A device is fed by this thread, which draws whenever it does not wait.
      try (var _ = trace.stage(MorphStage.RENDERING.label());
          var _ = trace.stage(RenderSpans.DRAWING)) {
        renderer.renderBatch(config.ratios().count(), config.width(), config.height(), this, this);
      }
    }
  }

  @Override
  public Scene scene(int index, int slotIndex) {
    stop.check();
    Slot slot = slots[slotIndex];
    slot.frame = begun.getAndIncrement();
    float ratio = config.ratios().ratio(slot.frame);
    try (var _ = trace.stage(MorphStage.SHAPE_MORPH.label())) {
      ShapeBlend.blend(
          faces.first().positions(), faces.second().positions(), ratio, slot.positions);
      VertexNormals.compute(faces.first(), slot.positions, slot.normals);
    }
    if (meshes != null) {
      try (var _ = trace.stage(MorphStage.RENDERING.label());
          var _ = trace.stage("mesh")) {
        meshes.write(folder.mesh(slot.frame, config.meshFormat()), slot.positions, slot.normals);
      }
    }
    Scene scene;
    try (var _ = trace.stage(MorphStage.TEXTURE_MORPH.label())) {
      scene = studio.scene(slot.positions, slot.normals, surface(ratio));
    }
    if (spans != null) {
      spans.begin();
    }
    return scene;
  }

  private Surface surface(float ratio) {
    return faces
        .textures()
        .<Surface>map(both -> new Surface.BlendedTextures(both.first(), both.second(), ratio))
        .orElse(MorphStudio.GREY);
  }

  @Override
  public void accept(int index, int slotIndex, RenderTarget target) {
    if (spans != null) {
      spans.end();
    }
    stop.check();
    Slot slot = slots[slotIndex];
    if (video != null) {
      video.accept(slot.frame, target.picture());
    }
    try (var _ = trace.stage(MorphStage.RENDERING.label())) {
      write(slot, target.picture());
    }
    control.frameWritten(written.incrementAndGet(), config.ratios().count());
  }

  private void write(Slot slot, Picture picture) {
    try (var _ = trace.stage("png")) {
      slot.bytes.reset();
      slot.encoder.encode(picture, slot.bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("Memory refuses to be written to", impossible);
    }
    try (var _ = trace.stage("write")) {
      AtomicFile.writeUnsynced(folder.picture(slot.frame), slot.bytes::writeTo);
    }
  }

  @Override
  public void close() {
    for (Slot slot : slots) {
      slot.encoder.close();
    }
  }

  /** What one frame under work needs. */
  private static final class Slot {
    private final float[] positions;
    private final float[] normals;
    private final PngEncoder encoder = new PngEncoder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private int frame;

    Slot(int coordinates) {
      positions = new float[coordinates];
      normals = new float[coordinates];
    }
  }
}
