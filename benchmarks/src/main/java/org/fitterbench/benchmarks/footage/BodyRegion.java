package org.fitterbench.benchmarks.footage;

import java.util.List;

/** A part of the body as clothes see it, told by the bone that moves it. */
// The list is never changed.
@SuppressWarnings("ImmutableEnumChecker")
enum BodyRegion {
  HEAD(
      "head",
      "jaw",
      "special",
      "oris",
      "levator",
      "tongue",
      "eye",
      "orbicularis",
      "temporalis",
      "oculi",
      "risorius"),
  NECK("neck"),
  TORSO("spine01", "spine02", "spine03", "spine04", "breast", "clavicle", "shoulder"),
  HIPS("root", "pelvis", "spine05"),
  UPPER_ARM("upperarm"),
  FOREARM("lowerarm"),
  HAND("wrist", "metacarpal", "finger"),
  THIGH("upperleg"),
  CALF("lowerleg"),
  FOOT("foot", "toe");

  private final List<String> bones;

  BodyRegion(String... bones) {
    this.bones = List.of(bones);
  }

  /**
   * The region of a bone of the default rig.
   *
   * @throws IllegalArgumentException when no region has it
   */
  static BodyRegion ofBone(String bone) {
    for (BodyRegion region : values()) {
      if (region.bones.stream().anyMatch(bone::startsWith)) {
        return region;
      }
    }
    throw new IllegalArgumentException("No part of the body follows the bone " + bone);
  }
}
