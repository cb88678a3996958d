package org.fitterbench.fitter.procedural;

import java.util.List;

/** Which bones move which part of the body. */
final class BodyRegions {
  private static final List<String> TORSO =
      List.of(
          "root",
          "pelvis",
          "spine",
          "breast",
          "clavicle",
          "shoulder",
          "upperleg01",
          "upperarm",
          "neck01");
  private static final List<String> NECK = List.of("spine01", "clavicle", "neck");
  private static final List<String> SKIRT = List.of("root", "pelvis", "spine05", "upperleg");
  private static final List<String> ARM =
      List.of("clavicle", "shoulder", "upperarm", "lowerarm", "wrist", "metacarpal");
  private static final List<String> LEG = List.of("root", "pelvis", "upperleg", "lowerleg", "foot");
  private static final List<String> FOOT = List.of("lowerleg02", "foot");

  private BodyRegions() {}

  /**
   * Whether a bone may move a vertex of a region.
   *
   * @param bone the bone's name
   * @param region for example {@code torso}, {@code finger2.L} or {@code joint:wrist.R}
   */
  static boolean moves(String bone, String region) {
    if (region.startsWith("joint:")) {
      return bone.equals(region.substring("joint:".length()));
    }
    if (region.startsWith("eye")) {
      return bone.equals(region);
    }
    int dot = region.indexOf('.');
    String part = dot < 0 ? region : region.substring(0, dot);
    String side = dot < 0 ? "" : region.substring(dot);
    boolean sameSide = side.isEmpty() || !isSided(bone) || bone.endsWith(side);
    return sameSide
        && switch (part) {
          case "torso" -> startsWithAny(bone, TORSO);
          case "skirt" -> startsWithAny(bone, SKIRT);
          case "tongue" -> bone.startsWith("tongue") || bone.equals("jaw");
          case "head" -> startsWithAny(bone, NECK) || isOfHead(bone);
          case "arm" ->
              startsWithAny(bone, ARM) || (bone.startsWith("finger") && bone.contains("-1"));
          case "leg" -> startsWithAny(bone, LEG);
          case "foot" ->
              startsWithAny(bone, FOOT) || (bone.startsWith("toe") && bone.contains("-1"));
          default -> movesDigit(bone, part);
        };
  }

  private static boolean movesDigit(String bone, String digit) {
    if (digit.startsWith("toe")) {
      return bone.startsWith(digit) || bone.startsWith("foot");
    }
    int number = digit.charAt(digit.length() - 1) - '0';
    return bone.startsWith(digit)
        || bone.startsWith(number == 1 ? "wrist" : "metacarpal" + (number - 1));
  }

  /** Bones of skull and face; the tongue and the eyeballs move vertices of their own. */
  private static boolean isOfHead(String bone) {
    return List.of(
            "head",
            "jaw",
            "special",
            "oris",
            "levator",
            "orbicularis",
            "temporalis",
            "oculi",
            "risorius")
        .stream()
        .anyMatch(bone::startsWith);
  }

  private static boolean startsWithAny(String bone, List<String> prefixes) {
    return prefixes.stream().anyMatch(bone::startsWith);
  }

  private static boolean isSided(String bone) {
    return bone.endsWith(".L") || bone.endsWith(".R");
  }
}
