package org.fitterbench.facemorph.heatmap;

import java.util.List;
import org.fitterbench.facemorph.displacement.Displacement;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;

/**
 * The picture {@code shape_displacement_components.png}: the first shape three times, coloured by
 * the normal, tangent and total displacement of its vertices in millimetres.
 */
public final class ShapeHeatMap {
  private static final float MILLIMETRES = 1000;
  private static final String UNIT = "mm";

  private final Renderer renderer;
  private final int panelSize;

  /**
   * @param renderer what draws the panels; stays the caller's to close, and may not be used by
   *     others at the same time
   * @param panelSize columns and rows of each panel, at least 64
   */
  public ShapeHeatMap(Renderer renderer, int panelSize) {
    this.renderer = renderer;
    this.panelSize = HeatMapPage.requireSize(panelSize);
  }

  /**
   * Draws the page.
   *
   * @param compared the names of both faces, for the title
   * @param model the first shape; its surface is not used
   * @param displacement of each of its vertices
   * @param camera where it is seen from, for a square picture
   */
  public Picture draw(String compared, Model model, Displacement displacement, Camera camera) {
    float[][] values = {
      millimetres(displacement.normal()),
      millimetres(displacement.tangent()),
      millimetres(displacement.total())
    };
    ComponentScale[] scales = {
      ComponentScale.signed(values[0], UNIT),
      ComponentScale.amounts(values[1], UNIT),
      ComponentScale.amounts(values[2], UNIT)
    };
    Picture[] pictures = render(model, values, scales, camera);
    return new HeatMapPage(panelSize, panelSize)
        .draw(
            "Shape displacement: " + compared,
            List.of(
                new HeatMapPanel(
                    "Normal displacement",
                    "along the surface normal: red outwards, blue inwards",
                    pictures[0],
                    scales[0],
                    ValueRange.of(values[0]).signed(" " + UNIT)),
                new HeatMapPanel(
                    "Tangent displacement",
                    "along the surface",
                    pictures[1],
                    scales[1],
                    ValueRange.of(values[1]).amounts(" " + UNIT)),
                new HeatMapPanel(
                    "Total displacement",
                    "length of the whole way",
                    pictures[2],
                    scales[2],
                    ValueRange.of(values[2]).amounts(" " + UNIT))));
  }

  private Picture[] render(Model model, float[][] values, ComponentScale[] scales, Camera camera) {
    Picture[] pictures = new Picture[values.length];
    Lighting lighting = Lighting.even(camera);
    renderer.renderBatch(
        values.length,
        panelSize,
        panelSize,
        (frame, _) ->
            new Scene(
                List.of(coloured(model, scales[frame].colours().colours(values[frame]))),
                camera,
                lighting,
                Background.NEUTRAL,
                Antialiasing.FOUR_SAMPLES),
        (frame, _, target) ->
            pictures[frame] =
                new Picture(target.width(), target.height(), target.pixels().clone()));
    return pictures;
  }

  private static Model coloured(Model model, int[] colours) {
    return new Model(
        model.triangles(),
        model.positions(),
        model.normals(),
        new Surface.VertexColours(colours),
        new Shading.Lambert(),
        model.culling());
  }

  private static float[] millimetres(float[] metres) {
    float[] result = new float[metres.length];
    for (int i = 0; i < metres.length; i++) {
      result[i] = MILLIMETRES * metres[i];
    }
    return result;
  }
}
