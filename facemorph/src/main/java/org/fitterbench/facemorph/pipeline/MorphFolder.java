package org.fitterbench.facemorph.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.file.FileFailure;
import org.fitterbench.mesh.io.MeshFormat;

/**
 * The folder of one morph and the names of what is in it.
 *
 * @param path the folder; it need not exist
 */
public record MorphFolder(Path path) {
  private static final String FRAME_NAME = "frame_\\d{3,6}\\.[a-z]+";

  public MorphFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** A frame, counted from 0. */
  public Path picture(int frame) {
    return pictures().resolve("frame_%03d.png".formatted(frame));
  }

  /** The mesh of a frame, counted from 0. */
  public Path mesh(int frame, MeshFormat format) {
    return meshes().resolve("frame_%03d%s".formatted(frame, format.extension()));
  }

  Path pictures() {
    return path.resolve("png");
  }

  Path meshes() {
    return path.resolve("mesh");
  }

  public Path shapeHeatMap() {
    return path.resolve("shape_displacement_components.png");
  }

  public Path textureHeatMap() {
    return path.resolve("texture_difference_components.png");
  }

  public Path video() {
    return path.resolve("animation.mp4");
  }

  public Path statistics() {
    return path.resolve("statistics.csv");
  }

  public Path vertexTable() {
    return path.resolve("vertex_displacements.csv");
  }

  public Path textureTable() {
    return path.resolve("texture_differences.csv");
  }

  public Path sessionLog() {
    return path.resolve("session.log");
  }

  /** Everything that a run writes but its log, in the order of the stages. */
  public List<Path> outputs(MorphConfig config, boolean textured) {
    List<Path> files = new ArrayList<>();
    for (int frame = 0; frame < config.ratios().count(); frame++) {
      files.add(picture(frame));
    }
    for (int frame = 0; config.isFull() && frame < config.ratios().count(); frame++) {
      files.add(mesh(frame, config.meshFormat()));
    }
    files.add(shapeHeatMap());
    if (textured) {
      files.add(textureHeatMap());
    }
    if (config.isFull()) {
      files.addAll(List.of(video(), statistics(), vertexTable()));
      if (textured) {
        files.add(textureTable());
      }
    }
    return files;
  }

  /**
   * Checks, without changing anything, that a morph may be written here.
   *
   * @param overwrite whether what an earlier morph wrote may be replaced
   * @throws UserInputException when the folder is no folder, or holds something and may not be
   *     overwritten
   */
  void requireFree(boolean overwrite) {
    if (!Files.exists(path)) {
      return;
    }
    if (!Files.isDirectory(path)) {
      throw new UserInputException(
          "the output '" + path + "' is a file", "choose a folder with --output");
    }
    try (Stream<Path> contents = Files.list(path)) {
      if (!overwrite && contents.findAny().isPresent()) {
        throw new UserInputException(
            "the output folder '" + path + "' exists already",
            "choose another with --output, or replace it with --overwrite");
      }
    } catch (IOException failure) {
      throw FileFailure.reading(path, failure);
    }
  }

  /**
   * Makes the folder, and deletes what an earlier morph wrote into it; other files stay.
   *
   * @throws UserInputException when it cannot be written to
   */
  void prepare() {
    try {
      Files.createDirectories(path);
      for (Path file :
          List.of(
              shapeHeatMap(),
              textureHeatMap(),
              video(),
              statistics(),
              vertexTable(),
              textureTable(),
              sessionLog())) {
        Files.deleteIfExists(file);
      }
      deleteFrames(pictures());
      deleteFrames(meshes());
    } catch (IOException failure) {
      throw FileFailure.writing(path, failure);
    }
  }

  private static void deleteFrames(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      List<Path> frames;
      try (Stream<Path> contents = Files.list(folder)) {
        frames =
            contents.filter(file -> file.getFileName().toString().matches(FRAME_NAME)).toList();
      }
      for (Path frame : frames) {
        Files.delete(frame);
      }
    }
  }
}
