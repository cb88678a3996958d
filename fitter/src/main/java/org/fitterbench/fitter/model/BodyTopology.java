package org.fitterbench.fitter.model;

/** Which faces of the base mesh a body has. */
public enum BodyTopology {
  /** The faces of the group {@code body} with Anny's edit: two openings closed by caps. */
  ANNY,
  /** The faces of the group {@code body} as they are. */
  BODY,
  /** All faces, the joints' cubes and the helpers as well. */
  FULL
}
