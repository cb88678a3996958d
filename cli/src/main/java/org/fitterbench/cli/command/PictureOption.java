package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.ColourMap;
import org.fitterbench.mesh.picture.ColourScale;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.portrait.Panel;
import org.fitterbench.mesh.portrait.PortraitStudio;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.renderers.RendererChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A picture of the result, drawn without a display. */
final class PictureOption {
  private static final int WIDTH = 768;
  private static final int HEIGHT = 1024;
  private static final int PANEL_WIDTH = 480;
  private static final int PANEL_HEIGHT = 800;
  private static final double MILLIMETRES_PER_METRE = 1000;

  /** A scale is never finer than this, millimetres; float vertices are no more exact. */
  private static final double FINEST_SCALE = 1e-3;

  /** The share of the vertices whose error the colours tell apart. */
  private static final double SHOWN_SHARE = 0.99;

  @Option(
      names = "--picture",
      paramLabel = "FILE.png",
      description = "Draw the result, seen from the front.")
  private @Nullable Path file;

  @Option(
      names = "--renderer",
      paramLabel = "auto|software|opengl",
      description =
          "What draws pictures: OpenGL on a graphics processor where it is worth it, the processor,"
              + " or OpenGL in any case. Default: auto.")
  private @Nullable RendererChoice renderer;

  /** Whether there is to be one. */
  boolean isAsked() {
    return file != null;
  }

  /** Refuses a wrong name before any work is done. */
  void check() {
    if (file != null && !file.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new UserInputException(
          "--picture '" + file + "': pictures are written as PNG", "name a .png file");
    }
    if (file == null && renderer != null) {
      throw new UserInputException(
          "--renderer " + renderer.label() + " has nothing to draw", "add --picture FILE.png");
    }
  }

  /**
   * Draws a body when a picture is asked for.
   *
   * @return the picture's file and, where the renderer was chosen, what drew it
   */
  Optional<String> drawBody(CommandContext context, Mesh body) {
    return draw(context, studio -> studio.single(body, WIDTH, HEIGHT));
  }

  /**
   * Draws a target, the body fitted to it and the distance between both when a picture is asked
   * for.
   *
   * @param fit the same vertices as the target's
   * @return the picture's file and, where the renderer was chosen, what drew it
   */
  Optional<String> drawFit(CommandContext context, Mesh target, Mesh fit) {
    return draw(
        context,
        studio -> {
          float[] errors = errorsMillimetres(target.positions(), fit.positions());
          ColourScale scale = new ColourScale(ColourMap.SEQUENTIAL, 0, scaleEnd(errors), "mm");
          List<Panel> panels =
              List.of(
                  Panel.plain(target, "target"),
                  Panel.plain(fit, "fit"),
                  Panel.coloured(fit, errors, scale, "distance"));
          return studio.row(panels, Optional.of(scale), PANEL_WIDTH, PANEL_HEIGHT);
        });
  }

  private interface Drawing {
    Picture by(PortraitStudio studio);
  }

  private Optional<String> draw(CommandContext context, Drawing drawing) {
    if (file == null) {
      return Optional.empty();
    }
    RendererChoice choice = renderer == null ? RendererChoice.AUTO : renderer;
    try (Renderer opened = choice.open(1)) {
      PictureFiles.writePng(drawing.by(new PortraitStudio(opened)), context.resolve(file));
      String drawn = renderer == null ? "" : ", drawn by " + opened.description();
      return Optional.of(file + drawn);
    }
  }

  private static float[] errorsMillimetres(float[] target, float[] fit) {
    float[] errors = new float[target.length / 3];
    for (int i = 0; i < errors.length; i++) {
      double x = fit[3 * i] - target[3 * i];
      double y = fit[3 * i + 1] - target[3 * i + 1];
      double z = fit[3 * i + 2] - target[3 * i + 2];
      errors[i] = (float) (MILLIMETRES_PER_METRE * Math.sqrt(x * x + y * y + z * z));
    }
    return errors;
  }

  /** The least of 1, 2, 5, 10, … that nearly all errors stay below. */
  private static double scaleEnd(float[] errors) {
    float[] sorted = errors.clone();
    Arrays.sort(sorted);
    double wanted = Math.max(sorted[(int) (SHOWN_SHARE * (sorted.length - 1))], FINEST_SCALE);
    double power = Math.pow(10, Math.floor(Math.log10(wanted)));
    for (int step : new int[] {1, 2, 5}) {
      if (step * power >= wanted) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
