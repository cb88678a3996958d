package org.fitterbench.facemorph.pipeline;

import org.fitterbench.mesh.render.Vector3;

/** Which way is up in a mesh, and with it where a face looks: towards the camera. */
public enum UpAxis {
  /** Z is up and the face looks against the y axis, as in Blender and MakeHuman. */
  Z(new Vector3(0, 0, 1), new Vector3(0, 1, 0)),
  /** Y is up and the face looks along the z axis, as most scanners write it. */
  Y(new Vector3(0, 1, 0), new Vector3(0, 0, -1));

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Vector3 up;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Vector3 view;

  UpAxis(Vector3 up, Vector3 view) {
    this.up = up;
    this.view = view;
  }

  Vector3 up() {
    return up;
  }

  /** The direction in which the camera looks. */
  Vector3 view() {
    return view;
  }
}
