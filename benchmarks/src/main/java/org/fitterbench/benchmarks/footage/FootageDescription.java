package org.fitterbench.benchmarks.footage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fitterbench.mesh.render.Camera;
import org.fitterbench.mesh.render.Projection.Perspective;
import org.fitterbench.mesh.render.Vector3;
import org.fitterbench.segmentation.frame.StereoLayout;

/** What a clip shows, as JSON: its settings, its people, and where all was in each frame. */
final class FootageDescription {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final double MILLION = 1e6;

  private FootageDescription() {}

  /** The text of the file. */
  static String text(FootageClip clip) {
    FootageSettings settings = clip.settings();
    ObjectNode root = MAPPER.createObjectNode();
    root.put("width", settings.width());
    root.put("height", settings.height());
    root.put("stereo", settings.stereo().label());
    if (settings.stereo() != StereoLayout.NONE) {
      root.put("eye_distance_m", 2 * CameraPath.HALF_EYE_DISTANCE);
    }
    root.put("frames", settings.frames());
    root.put("fps", (double) settings.rate().numerator() / settings.rate().denominator());
    root.put("seed", settings.seed());
    root.put("framing", settings.framing().label());
    root.put("place", clip.placeLabel());
    root.put("body_data", clip.bodyData());
    ArrayNode people = root.putArray("people");
    for (CastMember member : clip.cast()) {
      describe(member, people.addObject());
    }
    ArrayNode frames = root.putArray("moments");
    for (int frame = 0; frame < settings.frames(); frame++) {
      describe(clip.moment(frame), frames.addObject());
    }
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("A tree of numbers and strings is always JSON", impossible);
    }
  }

  private static void describe(CastMember member, ObjectNode person) {
    person.put("skin", member.person().label());
    person.put("height_m", rounded(member.height()));
    ObjectNode phenotypes = person.putObject("phenotypes");
    member
        .phenotypes()
        .forEach((phenotype, value) -> phenotypes.put(phenotype.label(), rounded(value)));
    Outfit outfit = member.outfit();
    person.put("shirt", colour(outfit.shirt()));
    person.put("pattern", outfit.pattern().label());
    person.put("long_sleeves", outfit.longSleeves());
    person.put("trousers", colour(outfit.trousers()));
    person.put("shoes", colour(outfit.shoes()));
    person.put("hair", colour(outfit.hair()));
  }

  private static void describe(FootageClip.Moment moment, ObjectNode node) {
    Camera camera = moment.camera();
    put(node.putArray("camera_m"), camera.eye());
    put(node.putArray("looks_at_m"), camera.target());
    if (camera.projection() instanceof Perspective(double field, double _)) {
      node.put("vertical_field_rad", rounded(field));
    }
    ArrayNode people = node.putArray("people");
    for (FootageClip.Stand stand : moment.stands()) {
      people
          .addObject()
          .put("walk_phase", rounded(stand.phase()))
          .put("x_m", rounded(stand.x()))
          .put("y_m", rounded(stand.y()))
          .put("heading_rad", rounded(stand.heading()));
    }
  }

  private static void put(ArrayNode array, Vector3 point) {
    array.add(rounded(point.x())).add(rounded(point.y())).add(rounded(point.z()));
  }

  private static String colour(int colour) {
    return String.format("%06X", colour);
  }

  private static double rounded(double value) {
    return Math.round(MILLION * value) / MILLION;
  }
}
