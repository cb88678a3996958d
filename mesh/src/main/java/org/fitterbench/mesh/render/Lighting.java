package org.fitterbench.mesh.render;

import java.util.List;

/**
 * The light in a scene: a dome of two colours and lamps far away. Colours are linear, 1 gives back
 * the colour of the surface.
 *
 * @param sky light from straight above
 * @param ground light from straight below; in between the two are mixed
 * @param lamps the directional lights
 */
public record Lighting(Colour sky, Colour ground, List<Lamp> lamps) {
  public Lighting {
    lamps = List.copyOf(lamps);
  }

  /**
   * A linear colour or an amount of light; not limited to 1.
   *
   * @param red amount of red, 0 or more
   * @param green amount of green, 0 or more
   * @param blue amount of blue, 0 or more
   */
  public record Colour(float red, float green, float blue) {
    public Colour {
      if (!(red >= 0 && green >= 0 && blue >= 0)) {
        throw new IllegalArgumentException("Light cannot be negative");
      }
    }

    public static Colour grey(double amount) {
      return new Colour((float) amount, (float) amount, (float) amount);
    }
  }

  /**
   * Parallel light.
   *
   * @param towards direction from the surface to the lamp; its length does not matter
   * @param colour how much light a surface that faces the lamp gets
   */
  public record Lamp(Vector3 towards, Colour colour) {
    public Lamp {
      towards = towards.unit();
    }
  }

  /**
   * Soft light of a photographer's studio around a camera: a warm key from the upper left, a dim
   * cool fill from the right and a rim from behind.
   */
  public static Lighting studio(Camera camera) {
    Vector3 right = camera.right();
    Vector3 forward = camera.forward();
    Vector3 up = right.cross(forward);
    Vector3 key = right.times(-0.62).plus(up.times(0.62)).minus(forward.times(0.72));
    Vector3 fill = right.times(0.85).plus(up.times(0.1)).minus(forward.times(0.55));
    Vector3 rim = right.times(0.55).plus(up.times(0.55)).plus(forward.times(0.75));
    return new Lighting(
        new Colour(0.22f, 0.235f, 0.26f),
        new Colour(0.105f, 0.095f, 0.085f),
        List.of(
            new Lamp(key, new Colour(0.80f, 0.775f, 0.74f)),
            new Lamp(fill, new Colour(0.15f, 0.17f, 0.20f)),
            new Lamp(rim, new Colour(0.42f, 0.44f, 0.48f))));
  }

  /** Mild light from the viewer that shows form and leaves measured colours readable. */
  public static Lighting even(Camera camera) {
    Vector3 right = camera.right();
    Vector3 forward = camera.forward();
    Vector3 up = right.cross(forward);
    Vector3 above = up.times(0.45).minus(forward).minus(right.times(0.2));
    return new Lighting(
        Colour.grey(0.52), Colour.grey(0.44), List.of(new Lamp(above, Colour.grey(0.5))));
  }
}
