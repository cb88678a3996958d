package org.fitterbench.benchmarks.footage;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.frame.View;

/**
 * Draws the frames of a clip on all processors, each with the exact mask of its people. Memory does
 * not grow with the number of frames. One caller at a time.
 */
public final class FootageRenderer implements AutoCloseable {
  /** Larger pictures have no jagged edges to speak of behind people, who are smoothed always. */
  private static final int SMOOTHED_PIXELS = 1_500_000;

  private final FootageClip clip;
  private final SoftwareRenderer renderer;
  private final FloorShadow shadow = new FloorShadow();
  private final LayerBlend blend = new LayerBlend(shadow);
  private final List<View> views;
  private final int width;
  private final byte[] viewMask;
  private final Picture picture;
  private final byte[] mask;
  private final RenderTarget[] places;
  private final RenderTarget[] people;

  public FootageRenderer(FootageClip clip) {
    this.clip = clip;
    FootageSettings settings = clip.settings();
    width = settings.width();
    views = settings.stereo().views(width, settings.height());
    int pictures = 3 * views.size() * settings.frames();
    renderer =
        new SoftwareRenderer(
            Runtime.getRuntime().availableProcessors(), Instructions.forPictures(pictures));
    places = new RenderTarget[views.size()];
    people = new RenderTarget[views.size()];
    for (int eye = 0; eye < views.size(); eye++) {
      View view = views.get(eye);
      boolean sameSize = eye > 0 && isSameSize(view, views.getFirst());
      places[eye] = sameSize ? places[0] : new RenderTarget(view.width(), view.height());
      people[eye] = sameSize ? people[0] : new RenderTarget(view.width(), view.height());
    }
    mask = new byte[width * settings.height()];
    boolean mono = settings.stereo() == StereoLayout.NONE;
    viewMask = mono ? mask : new byte[views.getFirst().width() * views.getFirst().height()];
    picture = mono ? places[0].picture() : Picture.filled(width, settings.height(), 0xFF000000);
  }

  private static boolean isSameSize(View view, View other) {
    return view.width() == other.width() && view.height() == other.height();
  }

  /** The frame drawn last, both eyes; the next one changes it. */
  public Picture picture() {
    return picture;
  }

  /** The mask of the frame drawn last, 255 where a person covers the whole of a pixel. */
  public Plane mask() {
    return new Plane(MemorySegment.ofArray(mask), width, picture.height(), width);
  }

  /** Draws a frame and its mask. */
  public void draw(int frame) {
    FootageClip.Moment moment = clip.moment(frame);
    List<Model> models = clip.people(moment);
    shadow.draw(
        renderer,
        models,
        clip.scenery().lighting().lamps().getFirst().towards(),
        moment.middleX(),
        moment.middleY());
    for (int eye = 0; eye < views.size(); eye++) {
      Camera camera =
          views.size() == 1 ? moment.camera() : CameraPath.eye(moment.camera(), 2 * eye - 1);
      drawView(models, camera, places[eye], people[eye]);
      if (views.size() > 1) {
        copy(places[eye], views.get(eye));
      }
    }
  }

  private void drawView(
      List<Model> models, Camera camera, RenderTarget place, RenderTarget peopleBefore) {
    Scenery scenery = clip.scenery();
    boolean small = (long) place.width() * place.height() <= SMOOTHED_PIXELS;
    renderer.render(
        new Scene(
            scenery.models(),
            camera,
            scenery.lighting(),
            scenery.sky(),
            small ? Antialiasing.FOUR_SAMPLES : Antialiasing.OFF),
        place);
    List<Model> silhouettes = models.stream().map(FootageRenderer::silhouette).toList();
    drawSmooth(silhouettes, camera, peopleBefore);
    LayerBlend.coverage(peopleBefore, viewMask);
    drawSmooth(models, camera, peopleBefore);
    blend.blend(place, peopleBefore, viewMask, camera);
  }

  private void drawSmooth(List<Model> models, Camera camera, RenderTarget target) {
    renderer.render(
        new Scene(
            models, camera, clip.scenery().lighting(), Background.BLACK, Antialiasing.FOUR_SAMPLES),
        target);
  }

  /** The same shape in white, lit by nothing. */
  private static Model silhouette(Model model) {
    return new Model(
        model.triangles(),
        model.positions(),
        model.normals(),
        new Surface.Plain(0xFFFFFF),
        new Shading.Unlit(),
        model.culling());
  }

  private void copy(RenderTarget drawn, View view) {
    for (int row = 0; row < view.height(); row++) {
      int from = row * view.width();
      int to = (view.top() + row) * width + view.left();
      System.arraycopy(drawn.pixels(), from, picture.pixels(), to, view.width());
      System.arraycopy(viewMask, from, mask, to, view.width());
    }
  }

  @Override
  public void close() {
    renderer.close();
  }
}
