package org.fitterbench.facemorph.pipeline;

import java.util.Optional;
import java.util.stream.Stream;

/** The stages of the pipeline, by the numbers of the published analysis of the Python package. */
public enum MorphStage {
  /** Both files are there, their bytes are hashed, the output folder is free. */
  VALIDATION("1", "validation"),
  /** Files of any format become meshes and pictures in memory. */
  CONVERSION("2", "conversion"),
  /** What all frames share is made: triangles, camera, light. */
  LOADING("3", "loading"),
  /** Both meshes have the same vertices, faces and texture coordinates, and can be drawn. */
  TOPOLOGY("4", "topology check"),
  /** Vertices are blended and normals computed, for each frame. */
  SHAPE_MORPH("5", "shape morph"),
  /** The mixture of the textures is set up for each frame; texels are mixed where they are seen. */
  TEXTURE_MORPH("6", "texture morph"),
  /** Frames are drawn, encoded and written, meshes are written. */
  RENDERING("7", "rendering and saving"),
  /** Displacements and texture differences are measured and drawn. */
  HEAT_MAPS("7.5", "heat maps"),
  /** Frames are encoded as a video. */
  VIDEO("8", "video"),
  /** Statistics and the tables of vertices and texels are written. */
  TABLES("9", "CSV");

  private final String number;
  private final String label;

  MorphStage(String number, String label) {
    this.number = number;
    this.label = label;
  }

  /** Its number in the published analysis. */
  public String number() {
    return number;
  }

  /** Its name on the stage trace and in reports. */
  public String label() {
    return label;
  }

  /** The stage of a label. */
  public static Optional<MorphStage> byLabel(String label) {
    return Stream.of(values()).filter(stage -> stage.label.equals(label)).findFirst();
  }
}
