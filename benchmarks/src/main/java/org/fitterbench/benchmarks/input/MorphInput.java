package org.fitterbench.benchmarks.input;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyTopology;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.fitterbench.fitter.source.MakeHumanSkins;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.io.TexturedMesh;
import org.fitterbench.mesh.io.TexturedMeshFiles;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture;

/**
 * Two heads of one topology to morph: different phenotypes, and skins of their own. The heads are
 * cut out of whole bodies and lie one in the other.
 *
 * @param first a woman's head
 * @param second a man's head
 */
public record MorphInput(Head first, Head second) {
  /** The side of both skins. */
  public static final int TEXTURE_SIDE = 1024;

  /** The pair that a demonstration shows unless another is asked for. */
  public static final long DEFAULT_SEED = 1;

  /**
   * One head.
   *
   * @param name what its file is called, without an extension
   * @param mesh metres, Z up, looking against the y axis
   */
  public record Head(String name, TexturedMesh mesh) {
    /**
     * Writes the head as a user's file: FBX with its skin inside.
     *
     * @return the file
     */
    Path write(Path folder) {
      Path file = folder.resolve(name + MeshFormat.FBX.extension());
      TexturedMeshFiles.write(file, mesh);
      return file;
    }
  }

  /**
   * Makes the pair of this JVM's body data, see {@link BodyInput}, with skins where they are
   * installed.
   *
   * @param seed picks two persons
   */
  public static MorphInput load(long seed) {
    return create(BodyInput.assets(), BodyInput.cache(), seed);
  }

  /**
   * Makes a pair.
   *
   * @param assets whose heads they are
   * @param cache where photographs of skin may be installed; without them, and for other bodies
   *     than MakeHuman's, skins are painted
   * @param seed picks two persons; the same pair for the same seed
   */
  public static MorphInput create(BodyAssets assets, CacheFolder cache, long seed) {
    MakeHumanSkins skins = new MakeHumanAsset(cache).skins();
    boolean photographs =
        skins.isInstalled() && assets.source().kind() != BodySource.Kind.PROCEDURAL;
    return create(assets, photographs ? Optional.of(skins) : Optional.empty(), seed);
  }

  /**
   * Writes both heads as a user's files.
   *
   * @return the first and the second file
   */
  public List<Path> write(Path folder) {
    return List.of(first.write(folder), second.write(folder));
  }

  private static MorphInput create(BodyAssets assets, Optional<MakeHumanSkins> skins, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DemoPerson woman = DemoPerson.random(random, DemoPerson.Gender.FEMALE);
    DemoPerson man = DemoPerson.random(random, DemoPerson.Gender.MALE, woman);
    BodyModel model =
        BodyModel.create(assets, BodyModelOptions.defaults().withTopology(BodyTopology.FULL));
    BustCut cut = new BustCut(assets.mesh());
    return new MorphInput(
        head(model, cut, woman, skins, seed), head(model, cut, man, skins, seed + 1));
  }

  private static Head head(
      BodyModel model, BustCut cut, DemoPerson person, Optional<MakeHumanSkins> skins, long seed) {
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(person.parameters(model), Skinning.LBS, workspace, StageTrace.off());
    Mesh mesh = cut.of(workspace.vertices());
    centre(mesh.positions());
    Picture skin =
        skins
            .map(
                all -> SkinEnlargement.enlarge(all.read(person.skin()), TEXTURE_SIDE, TEXTURE_SIDE))
            .orElseGet(() -> PaintedSkin.paint(mesh, TEXTURE_SIDE, person.tone(), seed));
    EyePaint.paint(skin, person.iris());
    return new Head(
        person.label(), new TexturedMesh(mesh, Optional.of(Texture.repeating(skin)), List.of()));
  }

  /** Moves the mean of all points to the origin, since people differ in height. */
  private static void centre(float[] positions) {
    for (int axis = 0; axis < 3; axis++) {
      double sum = 0;
      for (int i = axis; i < positions.length; i += 3) {
        sum += positions[i];
      }
      double mean = 3 * sum / positions.length;
      for (int i = axis; i < positions.length; i += 3) {
        positions[i] = (float) (positions[i] - mean);
      }
    }
  }
}
