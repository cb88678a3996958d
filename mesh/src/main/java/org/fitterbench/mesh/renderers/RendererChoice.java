package org.fitterbench.mesh.renderers;

import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.opengl.OpenGlRenderer;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.Renderer;

/** Which renderer draws. */
public enum RendererChoice {
  /**
   * OpenGL on a graphics processor, where there is one and there is enough to draw; else the
   * software renderer, which is faster than OpenGL drawn by software.
   */
  AUTO {
    @Override
    public Renderer open(int pictures) {
      if (pictures < WORTH_A_DEVICE) {
        return software(pictures, "few pictures");
      }
      try {
        Optional<OpenGlRenderer> found = OpenGlRenderer.openOnGraphicsProcessor();
        return found.isPresent()
            ? new ExplainedRenderer(found.get(), "a graphics processor")
            : software(pictures, "no graphics processor with OpenGL 4.5");
      } catch (UserInputException missing) {
        return software(pictures, "no EGL library");
      }
    }
  },
  /** The rasteriser on the processor's threads. */
  SOFTWARE {
    @Override
    public Renderer open(int pictures) {
      return SoftwareRenderer.forPictures(pictures);
    }
  },
  /** OpenGL on a graphics processor or, where there is none, with a software driver. */
  OPENGL {
    @Override
    public Renderer open(int pictures) {
      return OpenGlRenderer.open();
    }
  };

  /** Fewer pictures are drawn by software before a device has been opened. */
  private static final int WORTH_A_DEVICE = 16;

  /**
   * Opens the renderer. Its description says what was chosen and, where it was not the caller who
   * chose, why.
   *
   * @param pictures about how many it will draw
   * @throws UserInputException when OpenGL was asked for and is not here
   */
  public abstract Renderer open(int pictures);

  private static Renderer software(int pictures, String reason) {
    return new ExplainedRenderer(SoftwareRenderer.forPictures(pictures), reason);
  }

  /** The name on command lines, for example {@code auto}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
