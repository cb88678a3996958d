package org.fitterbench.benchmarks.footage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.fitterbench.benchmarks.input.EyePaint;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.picture.Texture.Wrap;
import org.fitterbench.mesh.render.Background;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.mesh.render.Shading;
import org.fitterbench.mesh.render.Surface;
import org.fitterbench.mesh.render.TriangleMesh;
import org.fitterbench.mesh.render.Vector3;
import org.fitterbench.mesh.render.VertexNormals;

/**
 * What is around people: a square place with a floor at height 0, walls and things standing about,
 * of real geometry, so that it moves rightly with the camera and for both eyes.
 *
 * @param models floor, walls and things
 * @param lighting the light on them and on people; the first lamp casts shadows
 * @param sky what is above the walls
 */
record Scenery(List<Model> models, Lighting lighting, Background sky) {
  /** Half the side of the place, metres: room for a camera around people who walk in a circle. */
  static final double HALF = 7;

  /** The finest texels of floor and walls, metres: soft as what is out of focus. */
  private static final double TEXEL = 0.018;

  /**
   * Texels for a picture of one row, metres: small pictures would only show finer ones as noise.
   */
  private static final double ROW = 4;

  private static final int THINGS = 7;

  /** Nothing stands nearer to the middle, metres: people and the camera go there. */
  static final double CLEAR = 5.1;

  private static final int[] THING_COLOURS = {
    0x7A4B36, 0x3E5F73, 0x9C8552, 0x5D6B4A, 0x8C8C8A, 0x6B3F4C
  };

  Scenery {
    models = List.copyOf(models);
  }

  /**
   * Builds a place.
   *
   * @param picture what hangs on all walls in place of their paint, if anything
   * @param rows of the pictures that it is seen in
   * @param seed of colours and things
   */
  static Scenery build(Place place, Optional<Picture> picture, int rows, long seed) {
    double texel = Math.max(TEXEL, ROW / rows);
    List<Model> models = new ArrayList<>();
    int side = (int) (2 * HALF / texel);
    models.add(
        model(
            floor(),
            Place.paint(side, side, 2 * HALF, (x, y) -> place.floor(x - HALF, y - HALF, seed))));
    double height = picture.isPresent() ? 2 * HALF / aspect(picture.get()) : place.wallHeight();
    Picture paint =
        picture.orElseGet(() ->
            Place.paint(
                4 * side,
                (int) Math.ceil(height / texel),
                8 * HALF,
                (along, up) -> place.wall(along, up, seed)));
    models.add(model(walls(height, picture.isPresent()), paint));
    if (picture.isEmpty()) {
      addThings(models, new SplittableRandom(seed));
    }
    return new Scenery(models, place.lighting(), place.sky());
  }

  private static double aspect(Picture picture) {
    return (double) picture.width() / picture.height();
  }

  private static QuadMesh floor() {
    QuadMesh floor = new QuadMesh();
    floor.add(
        new Vector3(-HALF, -HALF, 0),
        new Vector3(HALF, -HALF, 0),
        new Vector3(HALF, HALF, 0),
        new Vector3(-HALF, HALF, 0),
        QuadMesh.Patch.WHOLE);
    return floor;
  }

  private static QuadMesh walls(double height, boolean whole) {
    QuadMesh walls = new QuadMesh();
    double[][] corners = {{-HALF, HALF}, {HALF, HALF}, {HALF, -HALF}, {-HALF, -HALF}};
    Vector3 up = new Vector3(0, 0, height);
    for (int side = 0; side < 4; side++) {
      double[] from = corners[side];
      double[] to = corners[(side + 1) % 4];
      Vector3 a = new Vector3(from[0], from[1], 0);
      Vector3 b = new Vector3(to[0], to[1], 0);
      QuadMesh.Patch patch =
          whole ? QuadMesh.Patch.WHOLE : new QuadMesh.Patch(0.25 * side, 0, 0.25 * (side + 1), 1);
      walls.add(a, b, b.plus(up), a.plus(up), patch);
    }
    return walls;
  }

  private static void addThings(List<Model> models, SplittableRandom random) {
    for (int thing = 0; thing < THINGS; thing++) {
      double angle = 2 * Math.PI * (thing + 0.6 * random.nextDouble()) / THINGS;
      double distance = CLEAR + 0.9 * random.nextDouble();
      double width = 0.35 + 0.6 * random.nextDouble();
      double height = random.nextInt(3) == 0 ? 2.1 : 0.5 + 0.8 * random.nextDouble();
      int colour = THING_COLOURS[random.nextInt(THING_COLOURS.length)];
      long seed = random.nextLong();
      QuadMesh box = new QuadMesh();
      box.addBox(
          distance * Math.cos(angle),
          distance * Math.sin(angle),
          width,
          0.4,
          height,
          angle + Math.PI / 2 + 0.5 * (random.nextDouble() - 0.5));
      int accent = EyePaint.mix(colour, 0x202020, 0.35);
      models.add(model(box, FabricPicture.cloth(colour, accent, Outfit.Pattern.STRIPES, seed)));
    }
  }

  private static Model model(QuadMesh quads, Picture picture) {
    var mesh = quads.mesh();
    return new Model(
        TriangleMesh.of(mesh),
        mesh.positions(),
        VertexNormals.of(mesh),
        new Surface.Textured(new Texture(picture, Wrap.CLAMP)),
        new Shading.Lambert(),
        Culling.BACK_FACES);
  }
}
