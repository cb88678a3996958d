package org.fitterbench.benchmarks.footage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fitterbench.benchmarks.input.DemoPerson;
import org.fitterbench.benchmarks.input.EyeChart;
import org.fitterbench.benchmarks.input.EyePaint;
import org.fitterbench.benchmarks.input.PaintedSkin;
import org.fitterbench.benchmarks.input.SkinEnlargement;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.model.MeshTopology;
import org.fitterbench.fitter.source.MakeHumanSkins;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;
import org.fitterbench.mesh.render.Culling;
import org.fitterbench.mesh.render.Shading;

/**
 * Dresses people: cuts skin, eyes, hair and clothes out of the base mesh. Clothes are MakeHuman's
 * helper {@code helper-tights}, which follows every body, or the skin itself where the body data
 * lack it.
 */
final class Wardrobe {
  private static final String[] EYES = {"helper-l-eye", "helper-r-eye"};
  private static final int SKIN_SIDE = 1024;
  private static final int EYE_SIDE = 512;
  private static final int WHITE = 0xFFE6DCD5;

  /** Lengths of the base mesh, decimetres, that a cloth's picture covers. */
  private static final double CLOTH_WIDTH = 3;

  private static final double HAIR_WIDTH = 1.2;

  /** A shirt ends this far below the hip joint, decimetres. */
  private static final double HEM_BELOW_HIP = 0.3;

  /** How much lower a collar is in front. */
  private static final double COLLAR_SLOPE = 0.4;

  private static final double SHIRT_METRES = 0.009;
  private static final double TROUSERS_METRES = 0.005;

  /** How thick soles are. */
  static final double SHOE_METRES = 0.009;

  private static final Set<BodyRegion> SHIRT =
      EnumSet.of(BodyRegion.TORSO, BodyRegion.NECK, BodyRegion.HIPS, BodyRegion.UPPER_ARM);
  private static final Set<BodyRegion> TROUSERS =
      EnumSet.of(BodyRegion.HIPS, BodyRegion.THIGH, BodyRegion.CALF);

  private final BaseMesh base;
  private final MeshTopology whole;
  private final RegionMap regions;
  private final HairLine hairLine;
  private final int body;
  private final int cloth;
  private final Optional<MakeHumanSkins> skins;
  private final double hem;
  private final double waist;
  private final double collar;

  /**
   * @param whole all faces of the base mesh
   * @param skins photographs of skin, where they are installed
   */
  Wardrobe(BodyAssets assets, MeshTopology whole, Optional<MakeHumanSkins> skins) {
    base = assets.mesh();
    this.whole = whole;
    this.skins = skins;
    regions = new RegionMap(assets);
    hairLine = new HairLine(base, regions);
    body = base.groupNames().indexOf("body");
    int tights = base.groupNames().indexOf("helper-tights");
    cloth = tights < 0 ? body : tights;
    hem = head(assets, "upperleg01.L", 1) - HEM_BELOW_HIP;
    waist = head(assets, "spine04", 1);
    collar = head(assets, "neck01", 1) + COLLAR_SLOPE * head(assets, "neck01", 2);
  }

  /**
   * A dressed person.
   *
   * @param parts all that is seen
   * @param hair the part on top
   * @param leftShoe what the left foot is on
   * @param rightShoe what the right foot is on
   */
  record Dressed(List<BodyPart> parts, BodyPart hair, BodyPart leftShoe, BodyPart rightShoe) {
    Dressed {
      parts = List.copyOf(parts);
    }

    /** From the soles to the hair, of bodies that stand upright, metres. */
    double height(float[] vertices) {
      double top = vertices[3 * hair.highest(vertices) + 2];
      return top - vertices[3 * leftShoe.lowest(vertices) + 2] + SHOE_METRES;
    }
  }

  /**
   * Dresses somebody.
   *
   * @param restVertices [V·3] of the person's body, for skin that is painted
   */
  Dressed dress(DemoPerson person, Outfit outfit, float[] restVertices, long seed) {
    List<BodyPart> parts = new ArrayList<>();
    parts.add(skin(person, restVertices, seed));
    parts.add(eyes(person));
    BodyPart hair =
        worn(
            hairLine.quads(),
            HAIR_WIDTH,
            vertex -> outfit.hairMetres() * hairLine.thickness(vertex),
            FabricPicture.hair(outfit.hair(), seed),
            new Shading.BlinnPhong(0.08f, 24));
    parts.add(hair);
    Set<BodyRegion> sleeves = EnumSet.copyOf(SHIRT);
    if (outfit.longSleeves()) {
      sleeves.add(BodyRegion.FOREARM);
    }
    parts.add(
        worn(
            where(quads(cloth, sleeves), (y, z) -> y > hem && y + COLLAR_SLOPE * z < collar),
            CLOTH_WIDTH,
            vertex -> SHIRT_METRES,
            FabricPicture.cloth(outfit.shirt(), outfit.accent(), outfit.pattern(), seed),
            new Shading.Lambert()));
    parts.add(
        worn(
            where(quads(cloth, TROUSERS), (y, z) -> y < waist),
            CLOTH_WIDTH,
            vertex -> TROUSERS_METRES,
            FabricPicture.cloth(
                outfit.trousers(), outfit.trousers(), Outfit.Pattern.PLAIN, seed + 7),
            new Shading.Lambert()));
    BodyPart leftShoe = shoe(outfit, 1, seed);
    BodyPart rightShoe = shoe(outfit, -1, seed);
    parts.add(leftShoe);
    parts.add(rightShoe);
    return new Dressed(parts, hair, leftShoe, rightShoe);
  }

  /** A condition on the middle of a quad: its height and how far in front it is, decimetres. */
  private interface Cut {
    boolean keeps(double y, double z);
  }

  private BitSet where(BitSet quads, Cut cut) {
    BitSet kept = new BitSet();
    quads.stream().filter(quad -> cut.keeps(middle(quad, 1), middle(quad, 2))).forEach(kept::set);
    return kept;
  }

  private double middle(int quad, int axis) {
    double sum = 0;
    for (int k = 0; k < 4; k++) {
      sum += base.positions()[3 * base.quads()[4 * quad + k] + axis];
    }
    return sum / 4;
  }

  /** Where a bone of the default rig starts on the base mesh, along an axis, decimetres. */
  private static double head(BodyAssets assets, String name, int axis) {
    RigBone bone =
        assets.rigs().getFirst().bones().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    return Arrays.stream(bone.head().vertices())
        .mapToDouble(vertex -> assets.mesh().positions()[3 * vertex + axis])
        .average()
        .orElseThrow();
  }

  /** The shoe of one side, of which the sign along the x axis is given. */
  private BodyPart shoe(Outfit outfit, int side, long seed) {
    BitSet foot = new BitSet();
    quads(cloth, EnumSet.of(BodyRegion.FOOT)).stream()
        .filter(quad -> side * middle(quad, 0) > 0)
        .forEach(foot::set);
    return worn(
        foot,
        CLOTH_WIDTH,
        vertex -> SHOE_METRES,
        FabricPicture.cloth(outfit.shoes(), outfit.shoes(), Outfit.Pattern.PLAIN, seed + 9),
        new Shading.BlinnPhong(0.12f, 20));
  }

  private BitSet quads(int group, Set<BodyRegion> wanted) {
    BitSet chosen = new BitSet();
    for (int quad = 0; quad < base.quadCount(); quad++) {
      if (base.quadGroups()[quad] == group && wanted.contains(regions.ofQuad(quad))) {
        chosen.set(quad);
      }
    }
    return chosen;
  }

  private BodyPart skin(DemoPerson person, float[] restVertices, long seed) {
    Picture picture =
        skins
            .map(all -> SkinEnlargement.enlarge(all.read(person.skin()), SKIN_SIDE, SKIN_SIDE))
            .orElseGet(
                () -> PaintedSkin.paint(whole.mesh(restVertices), SKIN_SIDE, person.tone(), seed));
    Set<BodyRegion> bare = EnumSet.allOf(BodyRegion.class);
    bare.remove(BodyRegion.FOOT);
    return new BodyPart(
        base,
        quads(body, bare),
        new OwnChart(base),
        vertex -> 0,
        Texture.repeating(picture),
        new Shading.BlinnPhong(0.06f, 12),
        Culling.BACK_FACES);
  }

  private BodyPart eyes(DemoPerson person) {
    Picture picture = Picture.filled(EYE_SIDE, EYE_SIDE, WHITE);
    EyePaint.paint(picture, person.iris());
    float[] uv = new float[2 * base.vertexCount()];
    BitSet quads = new BitSet();
    for (String eye : EYES) {
      EyeChart chart = new EyeChart(base, eye);
      BitSet ball = quads(base.groupNames().indexOf(eye), EnumSet.allOf(BodyRegion.class));
      ball.stream()
          .flatMap(quad -> Arrays.stream(base.quads(), 4 * quad, 4 * quad + 4))
          .forEach(vertex -> chart.project(vertex, uv, vertex));
      quads.or(ball);
    }
    return new BodyPart(
        base,
        quads,
        new VertexChart(base, uv),
        vertex -> 0,
        Texture.repeating(picture),
        new Shading.BlinnPhong(0.35f, 200),
        Culling.BACK_FACES);
  }

  private BodyPart worn(
      BitSet quads, double width, BodyPart.Thickness above, Picture picture, Shading shading) {
    float[] uv = new float[2 * base.vertexCount()];
    for (int vertex = 0; vertex < base.vertexCount(); vertex++) {
      uv[2 * vertex] = (float) (base.positions()[3 * vertex] / width);
      uv[2 * vertex + 1] = (float) (base.positions()[3 * vertex + 1] / width);
    }
    return new BodyPart(
        base,
        quads,
        new VertexChart(base, uv),
        above,
        Texture.repeating(picture),
        shading,
        Culling.NONE);
  }

  /** The base mesh's own texture coordinates. */
  private record OwnChart(BaseMesh base) implements BodyPart.Chart {
    @Override
    public float[] coordinates() {
      return base.textureCoordinates();
    }

    @Override
    public int ofCorner(int corner) {
      return base.quadTextureCoordinates()[corner];
    }
  }

  /** One texture coordinate a vertex. */
  private record VertexChart(BaseMesh base, float[] coordinates) implements BodyPart.Chart {
    @Override
    public int ofCorner(int corner) {
      return base.quads()[corner];
    }
  }
}
