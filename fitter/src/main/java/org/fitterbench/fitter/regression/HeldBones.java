package org.fitterbench.fitter.regression;

import java.util.List;

/**
 * The bones that the reference fit never turns, because their vertices say too little about them:
 * toes, and the bones of the face that make its expression. Names are those of MakeHuman's default
 * rig.
 */
final class HeldBones {
  private static final List<String> PREFIXES =
      List.of(
          "toe",
          "oris",
          "levator",
          "oculi",
          "temporalis",
          "orbicularis",
          "special05",
          "risorius03");

  private HeldBones() {}

  static boolean contains(String bone) {
    return PREFIXES.stream().anyMatch(bone::startsWith);
  }
}
