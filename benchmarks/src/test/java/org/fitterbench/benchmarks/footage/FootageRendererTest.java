package org.fitterbench.benchmarks.footage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fitterbench.benchmarks.footage.FootageClip.Moment;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.raster.Srgb;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Scene;
import org.fitterbench.mesh.render.Vector3;
import org.fitterbench.mesh.video.FrameRate;
import org.fitterbench.mesh.video.Plane;
import org.fitterbench.segmentation.frame.StereoLayout;
import org.fitterbench.segmentation.frame.View;
import org.junit.jupiter.api.Test;

final class FootageRendererTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;

  @Test
  void theMaskIsTheAlphaOfThePeople() {
    FootageClip clip = clip(StereoLayout.NONE);
    try (FootageRenderer renderer = new FootageRenderer(clip)) {
      renderer.draw(3);
      int[] beforeWhite = people(clip, 3, new Background(0xFFFFFF, 0xFFFFFF));
      int[] beforeBlack = people(clip, 3, Background.BLACK);
      Plane mask = renderer.mask();
      int edges = 0;
      int inside = 0;
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int value = mask.samples().get(ValueLayout.JAVA_BYTE, i) & 0xFF;
        double free =
            Srgb.linearOfByte(beforeWhite[i] >> 8 & 0xFF)
                - Srgb.linearOfByte(beforeBlack[i] >> 8 & 0xFF);
        // One quarter is 64; what 8 bits of sRGB round off is far less.
        assertEquals(255 * (1 - free), value, 3, "pixel " + i);
        edges += value > 0 && value < 255 ? 1 : 0;
        if (value == 255) {
          inside++;
          assertEquals(beforeBlack[i], renderer.picture().pixels()[i]);
        }
      }
      assertTrue(edges > 100, edges + " pixels are covered in part");
      assertTrue(inside > WIDTH * HEIGHT / 8, inside + " pixels are covered");
      assertTrue(inside < WIDTH * HEIGHT * 3 / 4, inside + " pixels are covered");
    }
  }

  private static int[] people(FootageClip clip, int frame, Background background) {
    RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
    Moment moment = clip.moment(frame);
    List<Model> models = clip.people(moment);
    try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.SCALAR)) {
      renderer.render(
          new Scene(
              models,
              moment.camera(),
              clip.scenery().lighting(),
              background,
              Antialiasing.FOUR_SAMPLES),
          target);
    }
    return target.pixels();
  }

  @Test
  void theSameSeedGivesTheSameFramesInAnyOrderAndAnotherSeedOthers() {
    FootageClip clip = clip(StereoLayout.NONE);
    try (FootageRenderer forwards = new FootageRenderer(clip);
        FootageRenderer again = new FootageRenderer(SmallFootage.newClip(clip.settings()))) {
      forwards.draw(1);
      int[] second = forwards.picture().pixels().clone();
      forwards.draw(4);
      int[] fifth = forwards.picture().pixels().clone();
      assertFalse(Arrays.equals(second, fifth));
      again.draw(4);
      assertArrayEquals(fifth, again.picture().pixels());
      again.draw(1);
      assertArrayEquals(second, again.picture().pixels());
    }
    FootageSettings settings = clip.settings();
    FootageSettings otherSeed =
        new FootageSettings(
            WIDTH,
            HEIGHT,
            StereoLayout.NONE,
            6,
            settings.rate(),
            1,
            Framing.BUST,
            6,
            Optional.empty());
    try (FootageRenderer other = new FootageRenderer(SmallFootage.clip(otherSeed));
        FootageRenderer one = new FootageRenderer(clip)) {
      other.draw(0);
      one.draw(0);
      assertFalse(Arrays.equals(one.picture().pixels(), other.picture().pixels()));
    }
  }

  @Test
  void bothEyesSeeThePersonAsFarApartAsTheEyeDistanceMakesIt() {
    for (StereoLayout layout : List.of(StereoLayout.SIDE_BY_SIDE, StereoLayout.OVER_UNDER)) {
      int width = layout == StereoLayout.SIDE_BY_SIDE ? 2 * WIDTH : WIDTH;
      int height = layout == StereoLayout.SIDE_BY_SIDE ? HEIGHT : 2 * HEIGHT;
      FootageClip clip = SmallFootage.clip(SmallFootage.settings(width, height, layout, 2));
      try (FootageRenderer renderer = new FootageRenderer(clip)) {
        renderer.draw(1);
        List<View> views = layout.views(width, height);
        double left = middleOf(views.get(0).of(renderer.mask()));
        double right = middleOf(views.get(1).of(renderer.mask()));
        Moment moment = clip.moment(1);
        Camera camera = moment.camera();
        Vector3 person = new Vector3(moment.middleX(), moment.middleY(), camera.target().z());
        double distance = person.minus(camera.eye()).dot(camera.forward());
        double field = ((Perspective) camera.projection()).verticalFieldRadians();
        double expected = 0.064 * HEIGHT / 2 / Math.tan(field / 2) / distance;
        // The left eye sees what is near further to the right. A head has its front.
        assertEquals(expected, left - right, 0.3 * expected, layout.label());
      }
    }
  }

  /** The mean column of what is covered at the height of the face. */
  private static double middleOf(Plane mask) {
    double sum = 0;
    double weight = 0;
    for (int row = 0; row < mask.height() / 2; row++) {
      for (int column = 0; column < mask.width(); column++) {
        int value = mask.samples().get(ValueLayout.JAVA_BYTE, mask.row(row) + column) & 0xFF;
        sum += value * (column + 0.5);
        weight += value;
      }
    }
    return sum / weight;
  }

  @Test
  void threePeopleWalkBesideEachOtherBeforeAPicture() {
    FootageSettings settings =
        new FootageSettings(
            WIDTH,
            HEIGHT,
            StereoLayout.NONE,
            1,
            FrameRate.of(30),
            3,
            Framing.FULL,
            2,
            Optional.of(Picture.filled(8, 4, 0xFF00FF00)));
    FootageClip clip = SmallFootage.clip(settings);
    assertEquals("picture", clip.placeLabel());
    List<FootageClip.Stand> stands = clip.moment(0).stands();
    assertEquals(3, stands.size());
    for (int i = 1; i < 3; i++) {
      double apart =
          Math.hypot(
              stands.get(i).x() - stands.get(i - 1).x(), stands.get(i).y() - stands.get(i - 1).y());
      assertEquals(FootageClip.ABREAST, apart, 1e-9);
    }
    try (FootageRenderer renderer = new FootageRenderer(clip)) {
      renderer.draw(0);
      int green = 0;
      for (int pixel : renderer.picture().pixels()) {
        green += (pixel >> 8 & 0xFF) > 100 && (pixel >> 16 & 0xFF) < 40 ? 1 : 0;
      }
      assertTrue(green > WIDTH * HEIGHT / 10, green + " pixels show the picture");
    }
  }

  private static FootageClip clip(StereoLayout layout) {
    return SmallFootage.clip(SmallFootage.settings(WIDTH, HEIGHT, layout, 6));
  }
}
