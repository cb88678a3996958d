package org.fitterbench.fitter.measure;

import java.util.OptionalDouble;

/**
 * Sizes of a body in its rest pose.
 *
 * @param heightMetres from the lowest to the highest vertex
 * @param waistMetres circumference of the waist, {@link Waist}; absent when the body data do not
 *     say where the waist is
 * @param volumeCubicMetres what its surface encloses
 * @param massKilograms volume times {@link #DENSITY}
 */
public record BodyMeasurements(
    double heightMetres,
    OptionalDouble waistMetres,
    double volumeCubicMetres,
    double massKilograms) {
  /** Density of a body in kg/m³, between breathing in and out. */
  public static final double DENSITY = 980;

  /** The body mass index, kg/m². */
  public double bodyMassIndex() {
    return massKilograms / (heightMetres * heightMetres);
  }
}
