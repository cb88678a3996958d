package org.fitterbench.mesh.renderers;

import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.opengl.OpenGlRenderer;
import org.fitterbench.mesh.raster.Instructions;
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
    public Renderer open(int pictures, int threads) {
      if (pictures < WORTH_A_DEVICE) {
        return software(pictures, threads, "few pictures");
      }
      try {
        Optional<OpenGlRenderer> found = OpenGlRenderer.openOnGraphicsProcessor();
        return found.isPresent()
            ? new ExplainedRenderer(found.get(), "a graphics processor")
            : software(pictures, threads, "no graphics processor with OpenGL 4.5");
      } catch (UserInputException missing) {
        return software(pictures, threads, "no EGL library");
      }
    }
  },
  /** The rasteriser on the processor's threads. */
  SOFTWARE {
    @Override
    public Renderer open(int pictures, int threads) {
      return new SoftwareRenderer(threads, Instructions.forPictures(pictures));
    }
  },
  /** OpenGL on a graphics processor or, where there is none, with a software driver. */
  OPENGL {
    @Override
    public Renderer open(int pictures, int threads) {
      return OpenGlRenderer.open();
    }
  };

  /** Fewer pictures are drawn by software before a device has been opened. */
  private static final int WORTH_A_DEVICE = 16;

  /**
   * Opens the renderer on all processors. Its description says what was chosen and, where it was
   * not the caller who chose, why.
   *
   * @param pictures about how many it will draw
   * @throws UserInputException when OpenGL was asked for and is not here
   */
  public final Renderer open(int pictures) {
    return open(pictures, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Opens the renderer, as {@link #open(int)}.
   *
   * @param threads how many draw where software does, the caller among them, at least 1
   */
  public abstract Renderer open(int pictures, int threads);

  private static Renderer software(int pictures, int threads, String reason) {
    return new ExplainedRenderer(
        new SoftwareRenderer(threads, Instructions.forPictures(pictures)), reason);
  }

  /** The name on command lines, for example {@code auto}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
