package org.fitterbench.mesh.raster;

import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;

/**
 * The renderer that runs on the processor. A single scene is shared out to all threads tile by
 * tile; in a batch each thread draws scenes of its own, and all share the last few. Pictures are
 * the same to the bit for any number of threads, either way and for both kinds of instructions.
 * After the first picture of a kind nothing is allocated per picture.
 */
public final class SoftwareRenderer implements Renderer {
  private final Instructions instructions;
  private final Crew crew;
  private final Frame frame;
  private final Frame[] ownFrames;
  private final RenderTarget[] targets;

  /**
   * A renderer on all processors.
   *
   * @param pictures about how many it will draw
   */
  public static SoftwareRenderer forPictures(int pictures) {
    return new SoftwareRenderer(
        Runtime.getRuntime().availableProcessors(), Instructions.forPictures(pictures));
  }

  /**
   * @param threads how many draw, the caller among them, at least 1
   * @param instructions which kernels draw
   */
  public SoftwareRenderer(int threads, Instructions instructions) {
    this.instructions = instructions;
    crew = new Crew(threads);
    frame = new Frame(crew, instructions);
    ownFrames = new Frame[threads];
    targets = new RenderTarget[threads];
  }

  @Override
  public void render(Scene scene, RenderTarget target) {
    frame.draw(scene, target);
  }

  @Override
  public void renderBatch(int frames, int width, int height, SceneSource source, PictureSink sink) {
    // A few frames that are left over are drawn by all threads together, lest most be idle.
    int left = frames % crew.workers();
    int alone = 2 * left <= crew.workers() ? frames - left : frames;
    crew.run((index, slot) -> renderOne(index, slot, width, height, source, sink), alone);
    for (int index = alone; index < frames; index++) {
      RenderTarget target = target(0, width, height);
      frame.draw(source.scene(index, 0), target);
      sink.accept(index, 0, target);
    }
  }

  private void renderOne(
      int index, int slot, int width, int height, SceneSource source, PictureSink sink) {
    if (ownFrames[slot] == null) {
      ownFrames[slot] = new Frame(new Crew(1), instructions);
    }
    RenderTarget target = target(slot, width, height);
    ownFrames[slot].draw(source.scene(index, slot), target);
    sink.accept(index, slot, target);
  }

  private RenderTarget target(int slot, int width, int height) {
    RenderTarget target = targets[slot];
    if (target == null || target.width() != width || target.height() != height) {
      target = new RenderTarget(width, height);
      targets[slot] = target;
    }
    return target;
  }

  @Override
  public int slots() {
    return crew.workers();
  }

  @Override
  public boolean drawsWhereAsked() {
    return true;
  }

  @Override
  public long transfers() {
    return 0;
  }

  @Override
  public String description() {
    return "software rasteriser, "
        + crew.workers()
        + (crew.workers() == 1 ? " thread, " : " threads, ")
        + switch (instructions) {
          case VECTOR -> VectorFragmentKernels.FLOATS.vectorBitSize() + "-bit vectors";
          case SCALAR -> "scalar";
        };
  }

  @Override
  public void close() {
    crew.close();
  }
}
