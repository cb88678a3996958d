package org.fitterbench.facemorph.pipeline;

import java.util.Optional;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.facemorph.difference.TextureComparison;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.facemorph.displacement.Displacement;
import org.fitterbench.facemorph.heatmap.ShapeHeatMap;
import org.fitterbench.facemorph.heatmap.TextureHeatMap;
import org.fitterbench.facemorph.statistics.FaceStatistics;
import org.fitterbench.facemorph.table.StatisticsTable;
import org.fitterbench.facemorph.table.TextureTable;
import org.fitterbench.facemorph.table.VertexTable;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.raster.Instructions;
import org.fitterbench.mesh.raster.SoftwareRenderer;
import org.fitterbench.mesh.render.VertexNormals;

/** Measures how two faces differ, draws both heat maps and writes the tables. */
final class FaceDifferences {
  private static final int PANEL_SIZE = 512;
  private static final int PANELS = 3;

  private final MorphPair pair;
  private final FacePair faces;
  private final MorphConfig config;
  private final MorphStudio studio;
  private final MorphFolder folder;
  private final StageTrace trace;
  private final StopRequest stop;

  FaceDifferences(
      MorphPair pair,
      FacePair faces,
      MorphConfig config,
      MorphStudio studio,
      MorphFolder folder,
      StageTrace trace,
      StopRequest stop) {
    this.pair = pair;
    this.faces = faces;
    this.config = config;
    this.studio = studio;
    this.folder = folder;
    this.trace = trace;
    this.stop = stop;
  }

  /** Writes what concerns the shape, and returns what was measured. */
  Displacement shape() {
    float[] from = faces.first().positions();
    float[] to = faces.second().positions();
    Displacement displacement;
    try (var _ = trace.stage(MorphStage.HEAT_MAPS.label())) {
      stop.check();
      float[] normals = VertexNormals.of(faces.first());
      displacement = Displacement.between(from, normals, to);
      // One thread: the frames are drawn at the same time.
      try (SoftwareRenderer renderer = new SoftwareRenderer(1, Instructions.forPictures(PANELS))) {
        PictureFiles.writePng(
            new ShapeHeatMap(renderer, PANEL_SIZE)
                .draw(
                    pair.title(),
                    studio.model(from, normals, MorphStudio.GREY),
                    displacement,
                    studio.camera(1)),
            folder.shapeHeatMap());
      }
    }
    if (config.isFull()) {
      try (var _ = trace.stage(MorphStage.TABLES.label())) {
        stop.check();
        VertexTable.write(folder.vertexTable(), from, to, displacement);
      }
    }
    return displacement;
  }

  /** Writes what concerns the textures, and returns what was measured; empty without textures. */
  Optional<TextureDifference> textures() {
    return faces.textures().map(this::textures);
  }

  private TextureDifference textures(FacePair.Textures textures) {
    TextureDifference difference;
    try (var _ = trace.stage(MorphStage.HEAT_MAPS.label())) {
      stop.check();
      difference =
          TextureComparison.between(
              textures.first().picture(), textures.second().picture(), config.workers());
      stop.check();
      PictureFiles.writePng(
          new TextureHeatMap(PANEL_SIZE, config.workers()).draw(pair.title(), difference),
          folder.textureHeatMap());
    }
    if (config.isFull()) {
      try (var _ = trace.stage(MorphStage.TABLES.label())) {
        stop.check();
        TextureTable.write(folder.textureTable(), difference, config.texelStep());
      }
    }
    return difference;
  }

  /** Writes the statistics of what was measured. */
  void statistics(Displacement displacement, Optional<TextureDifference> difference) {
    try (var _ = trace.stage(MorphStage.TABLES.label())) {
      stop.check();
      StatisticsTable.write(folder.statistics(), FaceStatistics.of(displacement, difference));
    }
  }
}
