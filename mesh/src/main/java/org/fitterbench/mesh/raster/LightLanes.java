package org.fitterbench.mesh.raster;

import static org.fitterbench.mesh.raster.VectorShading.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Light on eight pixels; the same operations in the same order as {@link ScalarShading}. */
final class LightLanes {
  private LightLanes() {}

  static void light(
      FloatVector column,
      float row,
      float[] towardsViewer,
      LightTable lights,
      float strength,
      int exponent,
      Fragments fragments,
      int at) {
    FloatVector x = FloatVector.fromArray(FLOATS, fragments.normalX, at);
    FloatVector y = FloatVector.fromArray(FLOATS, fragments.normalY, at);
    FloatVector z = FloatVector.fromArray(FLOATS, fragments.normalZ, at);
    FloatVector inverse = inverseLength(x, y, z);
    x = x.mul(inverse);
    y = y.mul(inverse);
    z = z.mul(inverse);
    float[] t = towardsViewer;
    FloatVector viewX = column.fma(all(t[3]), all(Math.fma(t[6], row, t[0])));
    FloatVector viewY = column.fma(all(t[4]), all(Math.fma(t[7], row, t[1])));
    FloatVector viewZ = column.fma(all(t[5]), all(Math.fma(t[8], row, t[2])));
    FloatVector viewInverse = inverseLength(viewX, viewY, viewZ);
    viewX = viewX.mul(viewInverse);
    viewY = viewY.mul(viewInverse);
    viewZ = viewZ.mul(viewInverse);
    FloatVector normalView = dot(x, y, z, viewX, viewY, viewZ);
    FloatVector mattRed = z.fma(all(lights.slope[0]), all(lights.middle[0]));
    FloatVector mattGreen = z.fma(all(lights.slope[1]), all(lights.middle[1]));
    FloatVector mattBlue = z.fma(all(lights.slope[2]), all(lights.middle[2]));
    FloatVector glossRed = FloatVector.zero(FLOATS);
    FloatVector glossGreen = glossRed;
    FloatVector glossBlue = glossRed;
    float[] lamps = lights.lamps;
    int end = LightTable.LAMP * lights.lampCount;
    for (int lamp = 0; lamp < end; lamp += LightTable.LAMP) {
      FloatVector lampX = all(lamps[lamp]);
      FloatVector lampY = all(lamps[lamp + 1]);
      FloatVector lampZ = all(lamps[lamp + 2]);
      FloatVector red = all(lamps[lamp + 3]);
      FloatVector green = all(lamps[lamp + 4]);
      FloatVector blue = all(lamps[lamp + 5]);
      FloatVector cosine = dot(x, y, z, lampX, lampY, lampZ);
      FloatVector matt = cosine.max(0);
      mattRed = matt.fma(red, mattRed);
      mattGreen = matt.fma(green, mattGreen);
      mattBlue = matt.fma(blue, mattBlue);
      if (strength > 0) {
        FloatVector lampView = dot(lampX, lampY, lampZ, viewX, viewY, viewZ);
        FloatVector halfway = lampView.fma(all(2), all(2)).add(ScalarShading.TINY).sqrt();
        FloatVector power = cosine.add(normalView).div(halfway).max(0);
        FloatVector gloss = all(1);
        for (int left = exponent; left > 0; left >>= 1) {
          if ((left & 1) != 0) {
            gloss = gloss.mul(power);
          }
          power = power.mul(power);
        }
        gloss =
            FloatVector.zero(FLOATS)
                .blend(gloss.mul(strength), cosine.compare(VectorOperators.GT, 0));
        glossRed = gloss.fma(red, glossRed);
        glossGreen = gloss.fma(green, glossGreen);
        glossBlue = gloss.fma(blue, glossBlue);
      }
    }
    FloatVector.fromArray(FLOATS, fragments.red, at)
        .fma(mattRed, glossRed)
        .intoArray(fragments.red, at);
    FloatVector.fromArray(FLOATS, fragments.green, at)
        .fma(mattGreen, glossGreen)
        .intoArray(fragments.green, at);
    FloatVector.fromArray(FLOATS, fragments.blue, at)
        .fma(mattBlue, glossBlue)
        .intoArray(fragments.blue, at);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }

  private static FloatVector dot(
      FloatVector ax,
      FloatVector ay,
      FloatVector az,
      FloatVector bx,
      FloatVector by,
      FloatVector bz) {
    return ax.fma(bx, ay.fma(by, az.mul(bz)));
  }

  private static FloatVector inverseLength(FloatVector x, FloatVector y, FloatVector z) {
    return all(1).div(dot(x, y, z, x, y, z).add(ScalarShading.TINY).sqrt());
  }
}
