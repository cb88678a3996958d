package org.fitterbench.benchmarks.suite;

import java.util.Locale;

/**
 * A group of benchmarks that runs and is reported together. The benchmarks of a suite are those
 * that JMH finds in the package of the suite's name, so a new benchmark is one new class there.
 */
public enum Suite {
  FITTER("The body model and its fit"),
  FACEMORPH("The face morph"),
  SEGMENTATION("VR body segmentation"),
  MESH("Drawing meshes"),
  CORE("What measuring itself costs, and what the machine allows"),
  /** Benchmarks that are not fitter-bench's own. */
  USER("Your own benchmarks, from --classpath");

  private static final String BASE_PACKAGE = "org.fitterbench.benchmarks.";

  private final String title;

  Suite(String title) {
    this.title = title;
  }

  /** The name that a person writes, for example {@code fitter}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it measures, for a person. */
  public String title() {
    return title;
  }

  /** Whether its benchmarks measure on body data, which a run then records. */
  public boolean isOnBodies() {
    return switch (this) {
      case FITTER, FACEMORPH -> true;
      case SEGMENTATION, MESH, CORE, USER -> false;
    };
  }

  /** Whether its benchmarks run the installed segmentation network, which a run then records. */
  public boolean isOnNetworks() {
    return switch (this) {
      case SEGMENTATION -> true;
      case FITTER, FACEMORPH, MESH, CORE, USER -> false;
    };
  }

  /** The suite that a benchmark belongs to, by the package of its class. */
  static Suite of(String benchmark) {
    for (Suite suite : values()) {
      if (suite != USER && benchmark.startsWith(BASE_PACKAGE + suite.id() + ".")) {
        return suite;
      }
    }
    return USER;
  }
}
