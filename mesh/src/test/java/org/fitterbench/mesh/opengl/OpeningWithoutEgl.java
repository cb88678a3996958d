package org.fitterbench.mesh.opengl;

import org.fitterbench.core.failure.UserInputException;

/** Opens a renderer where there is no EGL library, twice, and prints what it is told. */
final class OpeningWithoutEgl {
  private OpeningWithoutEgl() {}

  public static void main(String[] arguments) {
    for (int attempt = 0; attempt < 2; attempt++) {
      try (OpenGlRenderer renderer = OpenGlRenderer.open()) {
        System.out.println(renderer.description());
      } catch (UserInputException missing) {
        System.out.println(missing.oneLine());
      }
    }
  }
}
