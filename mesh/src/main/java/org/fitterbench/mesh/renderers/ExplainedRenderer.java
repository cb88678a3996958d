package org.fitterbench.mesh.renderers;

import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;

/**
 * A renderer that says why it was chosen.
 *
 * @param renderer what draws
 * @param reason what it was chosen for
 */
record ExplainedRenderer(Renderer renderer, String reason) implements Renderer {
  @Override
  public void render(Scene scene, RenderTarget target) {
    renderer.render(scene, target);
  }

  @Override
  public void renderBatch(int frames, int width, int height, SceneSource source, PictureSink sink) {
    renderer.renderBatch(frames, width, height, source, sink);
  }

  @Override
  public int slots() {
    return renderer.slots();
  }

  @Override
  public boolean drawsWhereAsked() {
    return renderer.drawsWhereAsked();
  }

  @Override
  public long transfers() {
    return renderer.transfers();
  }

  @Override
  public String description() {
    return renderer.description() + " (chosen for: " + reason + ")";
  }

  @Override
  public void close() {
    renderer.close();
  }
}
