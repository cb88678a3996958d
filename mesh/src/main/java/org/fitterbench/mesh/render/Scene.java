package org.fitterbench.mesh.render;

import java.util.List;

/**
 * What is drawn into one picture.
 *
 * @param models the things, in any order
 * @param camera where they are seen from
 * @param lighting the light on them
 * @param background what is behind them
 * @param antialiasing how smooth their edges are
 */
public record Scene(
    List<Model> models,
    Camera camera,
    Lighting lighting,
    Background background,
    Antialiasing antialiasing) {
  public Scene {
    models = List.copyOf(models);
  }
}
