package org.fitterbench.mesh.portrait;

import java.awt.Font;
import org.fitterbench.core.failure.UserInputException;

/** The type that pictures are labelled with. */
public final class Lettering {
  private Lettering() {}

  /**
   * The system's sans-serif type.
   *
   * @param style {@link Font#PLAIN} or {@link Font#BOLD}
   * @param size in pixels
   * @throws UserInputException if the system has no font at all
   */
  public static Font sans(int style, int size) {
    try {
      Font font = new Font(Font.SANS_SERIF, style, size);
      // Only when a font is asked something does the platform look for it.
      font.canDisplay('x');
      return font;
    } catch (LinkageError | InternalError | IllegalStateException failure) {
      throw new UserInputException(
          "This system has no font to label the picture with",
          "install fontconfig and a font such as DejaVu Sans",
          failure);
    }
  }
}
