package org.fitterbench.mesh.portrait;

import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.ColourScale;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Bounds;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.Vector3;

/** Takes pictures of meshes from the front (against the y axis, Z up) in soft light. */
public final class PortraitStudio {
  private static final Vector3 FROM_THE_FRONT = new Vector3(0, 1, 0);
  private static final Shading SKIN = new Shading.BlinnPhong(0.16f, 24);
  private static final Shading MATT = new Shading.Lambert();

  private final Renderer renderer;

  /**
   * @param renderer what draws; stays the caller's to close
   */
  public PortraitStudio(Renderer renderer) {
    this.renderer = renderer;
  }

  /** One mesh, filling the picture. */
  public Picture single(Mesh mesh, int width, int height) {
    RenderTarget target = new RenderTarget(width, height);
    draw(Panel.plain(mesh, ""), Bounds.of(mesh.positions()), target);
    return target.picture();
  }

  /**
   * Several meshes side by side, all at the same scale and seen from the same place, with captions
   * and, on the right, what the colours mean.
   *
   * @param panels from left to right, at least one
   * @param legend the scale of the coloured panels, if any
   * @param panelWidth columns of each panel
   * @param panelHeight rows of each panel, captions apart
   */
  public Picture row(
      List<Panel> panels, Optional<ColourScale> legend, int panelWidth, int panelHeight) {
    Bounds bounds =
        panels.stream()
            .map(panel -> Bounds.of(panel.mesh().positions()))
            .reduce(Bounds::union)
            .orElseThrow(() -> new IllegalArgumentException("A row needs a panel"));
    RenderTarget target = new RenderTarget(panelWidth, panelHeight);
    try (Sheet sheet = new Sheet(panels.size(), panelWidth, panelHeight, legend.isPresent())) {
      for (int i = 0; i < panels.size(); i++) {
        draw(panels.get(i), bounds, target);
        sheet.place(i, target.picture(), panels.get(i).caption());
      }
      legend.ifPresent(sheet::drawLegend);
      return sheet.picture();
    }
  }

  private void draw(Panel panel, Bounds bounds, RenderTarget target) {
    double aspect = (double) target.width() / target.height();
    Camera camera = Camera.framing(bounds, FROM_THE_FRONT, aspect);
    boolean colours =
        switch (panel.surface()) {
          case Surface.VertexColours measured -> true;
          case Surface.Plain plain -> false;
          case Surface.Textured textured -> false;
          case Surface.BlendedTextures blended -> false;
        };
    Model model = Model.of(panel.mesh(), panel.surface(), colours ? MATT : SKIN);
    Lighting lighting = colours ? Lighting.even(camera) : Lighting.studio(camera);
    renderer.render(
        new Scene(List.of(model), camera, lighting, Background.NEUTRAL, Antialiasing.FOUR_SAMPLES),
        target);
  }
}
