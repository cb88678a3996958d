package org.fitterbench.mesh.opengl;

import org.fitterbench.core.failure.UserInputException;
import org.junit.jupiter.api.Assumptions;

/** OpenGL for tests. */
final class Opened {
  private Opened() {}

  /** A renderer; without OpenGL the test is skipped, and the reason shown. */
  static OpenGlRenderer rendererOrSkipped() {
    try {
      return OpenGlRenderer.open();
    } catch (UserInputException missing) {
      return Assumptions.abort(missing.oneLine());
    }
  }
}
