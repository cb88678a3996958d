package org.fitterbench.fitter.model;

/** Which bones of a rig a body has. */
public enum BoneSelection {
  /** All but eyes and tongue, which have no use in a whole body. */
  FULL_BODY,
  /** All of them. */
  ALL;

  boolean keeps(String bone) {
    return switch (this) {
      case FULL_BODY ->
          !bone.equals("eye.L") && !bone.equals("eye.R") && !bone.startsWith("tongue");
      case ALL -> true;
    };
  }
}
