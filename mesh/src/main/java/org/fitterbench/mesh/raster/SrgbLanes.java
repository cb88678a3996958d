package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VectorShading.FLOATS;
import static org.fitterbench.mesh.raster.VectorShading.INTS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The transfer curve of sRGB for eight values; see {@link Srgb}. */
final class SrgbLanes {
  private SrgbLanes() {}

  static FloatVector linear(FloatVector encoded) {
    FloatVector curve = FloatVector.broadcast(FLOATS, Srgb.D5);
    curve = encoded.fma(curve, FloatVector.broadcast(FLOATS, Srgb.D4));
    curve = encoded.fma(curve, FloatVector.broadcast(FLOATS, Srgb.D3));
    curve = encoded.fma(curve, FloatVector.broadcast(FLOATS, Srgb.D2));
    curve = encoded.fma(curve, FloatVector.broadcast(FLOATS, Srgb.D1));
    curve = encoded.fma(curve, FloatVector.broadcast(FLOATS, Srgb.D0));
    return curve.blend(
        encoded.mul(Srgb.INVERSE_SLOPE), encoded.compare(VectorOperators.LE, Srgb.ENCODED_KNEE));
  }

  static IntVector encode(FloatVector light) {
    FloatVector cut = light.max(0).min(1);
    FloatVector root = cut.sqrt().sqrt();
    FloatVector curve = FloatVector.broadcast(FLOATS, Srgb.E4);
    curve = root.fma(curve, FloatVector.broadcast(FLOATS, Srgb.E3));
    curve = root.fma(curve, FloatVector.broadcast(FLOATS, Srgb.E2));
    curve = root.fma(curve, FloatVector.broadcast(FLOATS, Srgb.E1));
    curve = root.fma(curve, FloatVector.broadcast(FLOATS, Srgb.E0));
    FloatVector encoded =
        curve.blend(cut.mul(Srgb.SLOPE), cut.compare(VectorOperators.LE, Srgb.LINEAR_KNEE));
    return (IntVector)
        encoded
            .fma(FloatVector.broadcast(FLOATS, 255), FloatVector.broadcast(FLOATS, 0.5f))
            .convertShape(VectorOperators.F2I, INTS, 0);
  }
}
