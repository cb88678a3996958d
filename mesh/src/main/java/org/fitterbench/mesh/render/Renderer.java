package org.fitterbench.mesh.render;

/** Draws scenes. One caller at a time. */
public interface Renderer extends AutoCloseable {
  /** Draws one scene with all the renderer has, and returns when the target holds it. */
  void render(Scene scene, RenderTarget target);

  /**
   * Draws many scenes of one size, several at once where that is faster. Memory does not grow with
   * their number. Each picture is the same as if {@link #render} had drawn it.
   *
   * @param frames how many
   * @param width columns of each picture
   * @param height rows of each picture
   * @param source makes the scenes
   * @param sink takes the pictures
   */
  void renderBatch(int frames, int width, int height, SceneSource source, PictureSink sink);

  /** How many scenes of a batch may be under work at once. */
  int slots();

  /**
   * Whether the thread that asks for a scene of a batch draws it and hands over its picture before
   * it asks for another, so that the time in between is the time of drawing.
   */
  default boolean drawsWhereAsked() {
    return false;
  }

  /** Copies between this machine's memory and a device's since the renderer was made. */
  long transfers();

  /** What draws, for the record of a run: the method and what it runs on. */
  String description();

  /** Gives back threads and devices. */
  @Override
  void close();

  /** Makes the scenes of a batch; called by several threads at once. */
  @FunctionalInterface
  interface SceneSource {
    /**
     * Makes one scene.
     *
     * @param frame which, from 0
     * @param slot from 0 to {@link Renderer#slots()} − 1; no two scenes under work have the same,
     *     so a source may keep buffers for each slot and write over them
     */
    Scene scene(int frame, int slot);
  }

  /** Takes the pictures of a batch; called by several threads at once, in any order. */
  @FunctionalInterface
  interface PictureSink {
    /**
     * Takes one picture.
     *
     * @param frame which, from 0
     * @param slot the slot that its scene was made for
     * @param target the picture; written over as soon as this method returns
     */
    void accept(int frame, int slot, RenderTarget target);
  }
}
