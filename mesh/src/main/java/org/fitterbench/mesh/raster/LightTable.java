package org.fitterbench.mesh.raster;

import java.util.List;
import org.fitterbench.mesh.render.Lighting;
import org.fitterbench.mesh.render.Lighting.Lamp;
import org.fitterbench.mesh.render.Vector3;

/** The light of a scene as plain numbers. */
final class LightTable {
  /** Numbers of a lamp: direction x, y, z, then red, green, blue. */
  static final int LAMP = 6;

  /** The dome's light on a level surface that faces sideways: red, green, blue. */
  final float[] middle = new float[3];

  /** What the dome adds for each unit of the normal's z. */
  final float[] slope = new float[3];

  float[] lamps = new float[0];
  int lampCount;

  void set(Lighting lighting) {
    setDome(0, lighting.sky().red(), lighting.ground().red());
    setDome(1, lighting.sky().green(), lighting.ground().green());
    setDome(2, lighting.sky().blue(), lighting.ground().blue());
    List<Lamp> all = lighting.lamps();
    lampCount = all.size();
    if (lamps.length < LAMP * lampCount) {
      lamps = new float[LAMP * lampCount];
    }
    for (int i = 0; i < lampCount; i++) {
      Vector3 towards = all.get(i).towards();
      lamps[LAMP * i] = (float) towards.x();
      lamps[LAMP * i + 1] = (float) towards.y();
      lamps[LAMP * i + 2] = (float) towards.z();
      lamps[LAMP * i + 3] = all.get(i).colour().red();
      lamps[LAMP * i + 4] = all.get(i).colour().green();
      lamps[LAMP * i + 5] = all.get(i).colour().blue();
    }
  }

  private void setDome(int channel, float sky, float ground) {
    middle[channel] = 0.5f * (sky + ground);
    slope[channel] = 0.5f * (sky - ground);
  }
}
