package org.fitterbench.mesh.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** In which corner a video of 64 x 48 with one white quarter shows it, after a player's turning. */
enum ShownCorner {
  UPPER_LEFT(Rotation.NONE),
  UPPER_RIGHT(Rotation.QUARTER),
  LOWER_RIGHT(Rotation.HALF),
  LOWER_LEFT(Rotation.THREE_QUARTERS);

  private final Rotation turn;

  ShownCorner(Rotation turn) {
    this.turn = turn;
  }

  /** The turn that brings the upper left corner here. */
  Rotation turnFromUpperLeft() {
    return turn;
  }

  /** Where to look for it, in samples from the first. */
  private int place(int width, int height) {
    return switch (this) {
      case UPPER_LEFT -> 4 * width + 4;
      case UPPER_RIGHT -> 4 * width + width - 5;
      case LOWER_RIGHT -> (height - 4) * width - 5;
      case LOWER_LEFT -> (height - 5) * width + 4;
    };
  }

  /** A video whose coded picture is white in the upper left quarter, tagged as turned. */
  static Path rotated(Path folder, int tag) {
    Path plain =
        FfmpegProgram.make(
            folder.resolve("plain.mp4"),
            "-f",
            "lavfi",
            "-i",
            "color=black:size=64x48:rate=10:duration=0.5,"
                + "drawbox=x=0:y=0:w=32:h=24:color=white:t=fill",
            "-c:v",
            "libx264");
    return FfmpegProgram.make(
        folder.resolve("turned.mp4"),
        "-i",
        plain.toString(),
        "-c",
        "copy",
        "-metadata:s:v",
        "rotate=" + tag);
  }

  /** What ffmpeg, which turns as players do, shows. */
  static ShownCorner of(Path file, Path folder) throws IOException {
    Path raw =
        FfmpegProgram.make(
            folder.resolve("shown.raw"),
            "-i",
            file.toString(),
            "-frames:v",
            "1",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "gray");
    byte[] shown = Files.readAllBytes(raw);
    int width =
        Integer.parseInt(
            FfmpegProgram.probe(
                    FfmpegProgram.make(
                        folder.resolve("shown.png"), "-i", file.toString(), "-frames:v", "1"),
                    "-show_entries",
                    "stream=width")
                .getFirst());
    int height = shown.length / width;
    ShownCorner white = null;
    for (ShownCorner corner : values()) {
      if ((shown[corner.place(width, height)] & 0xFF) > 128) {
        if (white != null) {
          throw new AssertionError("white in " + white + " and " + corner);
        }
        white = corner;
      }
    }
    if (white == null) {
      throw new AssertionError("white nowhere");
    }
    return white;
  }
}
