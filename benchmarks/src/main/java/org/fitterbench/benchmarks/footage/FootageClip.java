package org.fitterbench.benchmarks.footage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyTopology;
import org.fitterbench.fitter.source.MakeHumanAsset;
import org.fitterbench.fitter.source.MakeHumanSkins;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Model;
import org.fitterbench.segmentation.frame.View;

/**
 * People who walk abreast in a circle, the place around them and the camera that goes with them;
 * the same for the same settings and body data. One thread at a time.
 */
public final class FootageClip {
  /** How far apart people walk, metres. */
  static final double ABREAST = 0.72;

  private static final double METRES_A_SECOND = 1.25;

  /** Of the circle that a single person walks on, metres. */
  private static final double RADIUS = 1.6;

  /** Of the innermost circle of several people, metres. */
  private static final double LEAST_RADIUS = 0.9;

  private final FootageSettings settings;
  private final List<CastMember> cast = new ArrayList<>();
  private final String bodyData;
  private final Place place;
  private final Scenery scenery;
  private final CameraPath path;
  private final double radius;
  private final double startAngle;

  private FootageClip(FootageSettings settings, BodyAssets assets, Optional<MakeHumanSkins> skins) {
    this.settings = settings;
    bodyData = assets.source().name();
    SplittableRandom random = new SplittableRandom(settings.seed());
    place = List.of(Place.values()).get(random.nextInt(Place.values().length));
    startAngle = 2 * Math.PI * random.nextDouble();
    radius = Math.max(RADIUS, LEAST_RADIUS + (settings.people() - 1) * ABREAST / 2);
    BodyModel model =
        BodyModel.create(assets, BodyModelOptions.defaults().withTopology(BodyTopology.FULL));
    Wardrobe wardrobe = new Wardrobe(assets, model.topology(), skins);
    for (int i = 0; i < settings.people(); i++) {
      cast.add(CastMember.random(random, model, wardrobe, lane(i)));
    }
    View view = settings.stereo().views(settings.width(), settings.height()).getFirst();
    scenery = Scenery.build(place, settings.background(), view.height(), random.nextLong());
    double aspect = (double) view.width() / view.height();
    double tallest = cast.stream().mapToDouble(CastMember::height).max().orElseThrow();
    path =
        new CameraPath(
            settings.framing(),
            settings.people(),
            tallest,
            aspect,
            Scenery.CLEAR - radius,
            random.nextDouble());
  }

  /**
   * Prepares a clip.
   *
   * @param assets whose bodies walk
   * @param cache where photographs of skin may be installed; without them, and for other bodies
   *     than MakeHuman's, skins are painted
   */
  public static FootageClip create(FootageSettings settings, BodyAssets assets, CacheFolder cache) {
    MakeHumanSkins skins = new MakeHumanAsset(cache).skins();
    boolean photographs =
        skins.isInstalled() && assets.source().kind() != BodySource.Kind.PROCEDURAL;
    return new FootageClip(settings, assets, photographs ? Optional.of(skins) : Optional.empty());
  }

  private double lane(int person) {
    return radius + (person - (settings.people() - 1) / 2.0) * ABREAST;
  }

  public FootageSettings settings() {
    return settings;
  }

  Scenery scenery() {
    return scenery;
  }

  /** The kind of place, or that a picture is shown in its stead. */
  String placeLabel() {
    return settings.background().isPresent() ? "picture" : place.label();
  }

  /** What the bodies are made from. */
  String bodyData() {
    return bodyData;
  }

  List<CastMember> cast() {
    return cast;
  }

  /**
   * Somebody at a moment.
   *
   * @param phase cycles walked, two steps each
   * @param x where the body is, metres
   * @param y where the body is, metres
   * @param heading turn about the vertical, radians; at 0 against the y axis
   */
  record Stand(double phase, double x, double y, double heading) {}

  /**
   * A frame before it is drawn.
   *
   * @param stands where everybody is
   * @param camera in the middle between the eyes
   * @param middleX where the people are, metres
   * @param middleY where the people are, metres
   */
  record Moment(List<Stand> stands, Camera camera, double middleX, double middleY) {}

  /** Where everything is in a frame. */
  Moment moment(int frame) {
    double seconds = settings.seconds(frame);
    double turned = METRES_A_SECOND / radius * seconds;
    List<Stand> stands = new ArrayList<>();
    for (CastMember member : cast) {
      double way = member.lane() * turned;
      double phase = member.firstPhase() + way / member.walker().cycleMetres();
      double walked = member.walker().way(phase) - member.walker().way(member.firstPhase());
      double angle = startAngle + walked / member.lane();
      stands.add(
          new Stand(
              phase,
              member.lane() * Math.cos(angle),
              member.lane() * Math.sin(angle),
              angle + Math.PI));
    }
    double angle = startAngle + turned;
    double x = radius * Math.cos(angle);
    double y = radius * Math.sin(angle);
    return new Moment(stands, path.at(seconds, x, y, angle + Math.PI), x, y);
  }

  /** The people of a moment. */
  List<Model> people(Moment moment) {
    List<Model> models = new ArrayList<>();
    for (int i = 0; i < cast.size(); i++) {
      Stand stand = moment.stands().get(i);
      models.addAll(cast.get(i).walker().at(stand.phase(), stand.x(), stand.y(), stand.heading()));
    }
    return models;
  }
}
