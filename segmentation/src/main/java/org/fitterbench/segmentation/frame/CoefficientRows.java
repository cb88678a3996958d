package org.fitterbench.segmentation.frame;

/** Two rows of a guided filter's coefficients between which a row of the frame lies. */
final class CoefficientRows {
  float[] upperSlope = {};
  float[] lowerSlope = {};
  float[] upperOffset = {};
  float[] lowerOffset = {};

  /** How far below the upper rows, 0 to 1. */
  float share;
}
