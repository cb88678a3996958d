package org.fitterbench.fitter.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads which targets are opposites of each other from MPFB2's {@code targets/target.json}. */
final class LocalChangeJson {
  private static final List<String> SIDES = List.of("left", "right", "unsided");

  private LocalChangeJson() {}

  /**
   * Two opposite targets.
   *
   * @param part the folder of both, for example {@code arms}
   * @param positive the positive target's name, the label of the local change
   * @param negative the negative target's name
   */
  record Opposites(String part, String positive, String negative) {}

  /** All pairs in the file's order; a category without opposites has none. */
  static List<Opposites> read(JsonFile json) {
    List<Opposites> pairs = new ArrayList<>();
    json.root()
        .properties()
        .forEach(part -> {
          JsonNode categories =
              json.member(part.getValue(), "categories", "'" + part.getKey() + "'");
          categories.forEach(
              category -> addPairs(json, part.getKey(), category.path("opposites"), pairs));
        });
    return pairs;
  }

  private static void addPairs(
      JsonFile json, String part, JsonNode opposites, List<Opposites> pairs) {
    for (String side : SIDES) {
      String positive = opposites.path("positive-" + side).asText("");
      String negative = opposites.path("negative-" + side).asText("");
      if (positive.isEmpty() != negative.isEmpty()) {
        throw json.bad("'" + part + "'", "'" + positive + negative + "' has no opposite");
      }
      if (!positive.isEmpty()) {
        pairs.add(new Opposites(part, positive, negative));
      }
    }
  }
}
