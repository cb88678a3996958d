package org.fitterbench.facemorph.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.facemorph.difference.TextureComparison;
import org.fitterbench.facemorph.difference.TextureDifference;
import org.fitterbench.facemorph.displacement.Displacement;
import org.fitterbench.facemorph.statistics.FaceStatistics;
import org.fitterbench.mesh.picture.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables are read back with nothing but {@code split}, and computed again from their cells. */
final class TablesTest {
  private static final int VERTICES = 321;

  @TempDir private Path folder = Path.of("");

  private final float[] from = random(3 * VERTICES, 1);
  private final float[] to = random(3 * VERTICES, 2);
  private final float[] normals = directions();
  private final Displacement displacement = Displacement.between(from, normals, to);
  private final TextureDifference difference = textureDifference();

  private static float[] random(int count, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1) * (i % 7 == 0 ? 1e-5f : 1);
    }
    return values;
  }

  private static float[] directions() {
    float[] result = new float[3 * VERTICES];
    for (int vertex = 0; vertex < VERTICES; vertex++) {
      result[3 * vertex] = (float) Math.cos(vertex);
      result[3 * vertex + 2] = (float) Math.sin(vertex);
    }
    return result;
  }

  private static TextureDifference textureDifference() {
    int[] one = new SplittableRandom(3).ints(24L * 10).toArray();
    int[] two = new SplittableRandom(4).ints(24L * 10).toArray();
    Arrays.fill(one, 0, 60, 0);
    Arrays.fill(two, 0, 60, 0);
    return TextureComparison.between(new Picture(24, 10, one), new Picture(24, 10, two), 1);
  }

  private static List<String[]> rows(Path file) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.endsWith("\n"), "the last line has its end");
    assertFalse(text.contains("\r"), "lines end with LF alone");
    return text.lines().map(line -> line.split(",", -1)).toList();
  }

  private static double[] column(List<String[]> rows, String name) {
    int column = Arrays.asList(rows.getFirst()).indexOf(name);
    return rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row[column])).toArray();
  }

  @Test
  void aVertexTableGivesBackTheShapesAndTheirDisplacement() throws IOException {
    Path file = folder.resolve("vertex_displacements.csv");
    VertexTable.write(file, from, to, displacement);
    List<String[]> rows = rows(file);
    assertEquals(
        "vertex_id,x_a,y_a,z_a,x_b,y_b,z_b,normal_disp,tangent_disp,total_disp",
        String.join(",", rows.getFirst()));
    assertEquals(VERTICES + 1, rows.size());
    for (int vertex = 0; vertex < VERTICES; vertex++) {
      String[] row = rows.get(vertex + 1);
      assertEquals(10, row.length);
      assertEquals(vertex, Integer.parseInt(row[0]));
      double[] way = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        assertEquals(from[3 * vertex + axis], Float.parseFloat(row[1 + axis]), "to the bit");
        assertEquals(to[3 * vertex + axis], Float.parseFloat(row[4 + axis]), "to the bit");
        way[axis] = Double.parseDouble(row[4 + axis]) - Double.parseDouble(row[1 + axis]);
      }
      double along = way[0] * Math.cos(vertex) + way[2] * Math.sin(vertex);
      double total = Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]);
      assertEquals(along, Double.parseDouble(row[7]), 1e-6);
      assertEquals(
          Math.sqrt(Math.max(0, total * total - along * along)), Double.parseDouble(row[8]), 1e-4);
      assertEquals(total, Double.parseDouble(row[9]), 1e-6);
    }
  }

  @Test
  void aTextureTableHoldsTheForegroundOnTheGridOfItsStep() throws IOException {
    for (int step : new int[] {1, 4, 7}) {
      Path file = folder.resolve("texture_differences.csv");
      TextureTable.write(file, difference, step);
      List<String[]> rows = rows(file);
      assertEquals(
          "pixel_x,pixel_y,luminance_diff,chroma_diff,delta_e", String.join(",", rows.getFirst()));
      int at = 1;
      for (int y = 0; y < 10; y += step) {
        for (int x = 0; x < 24; x += step) {
          if (y * 24 + x >= 60) {
            String[] row = rows.get(at++);
            assertEquals(x, Integer.parseInt(row[0]));
            assertEquals(y, Integer.parseInt(row[1]));
            assertEquals(difference.luminance()[y * 24 + x], Float.parseFloat(row[2]));
            assertEquals(difference.chroma()[y * 24 + x], Float.parseFloat(row[3]));
            assertEquals(difference.total()[y * 24 + x], Float.parseFloat(row[4]));
          }
        }
      }
      assertEquals(at, rows.size());
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> TextureTable.write(folder.resolve("none.csv"), difference, 0));
  }

  @Test
  void statisticsAreThoseOfTheOtherTwoTables() throws IOException {
    Path statistics = folder.resolve("statistics.csv");
    Path vertices = folder.resolve("vertex_displacements.csv");
    Path texels = folder.resolve("texture_differences.csv");
    StatisticsTable.write(statistics, FaceStatistics.of(displacement, Optional.of(difference)));
    VertexTable.write(vertices, from, to, displacement);
    TextureTable.write(texels, difference, 1);
    List<String[]> rows = rows(statistics);
    assertEquals(
        "metric,component,mean,std,min,max,p25,p50,p75,p95,p99", String.join(",", rows.get(0)));
    assertEquals(7, rows.size());
    assertRow(rows.get(1), "shape,normal_displacement", column(rows(vertices), "normal_disp"));
    assertRow(rows.get(2), "shape,tangent_displacement", column(rows(vertices), "tangent_disp"));
    assertRow(rows.get(3), "shape,total_displacement", column(rows(vertices), "total_disp"));
    assertRow(rows.get(4), "texture,luminance_difference", column(rows(texels), "luminance_diff"));
    assertRow(rows.get(5), "texture,chroma_difference", column(rows(texels), "chroma_diff"));
    assertRow(rows.get(6), "texture,total_difference", column(rows(texels), "delta_e"));
  }

  private static void assertRow(String[] row, String names, double[] values) {
    assertEquals(names, row[0] + "," + row[1]);
    double[] sorted = Arrays.stream(values).sorted().toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    double[] expected =
        DoubleStream.concat(
                DoubleStream.of(mean, Math.sqrt(variance), sorted[0], sorted[sorted.length - 1]),
                DoubleStream.of(25, 50, 75, 95, 99).map(p -> percentile(sorted, p)))
            .toArray();
    for (int i = 0; i < expected.length; i++) {
      double written = Double.parseDouble(row[2 + i]);
      assertEquals(expected[i], written, 1e-6 * Math.max(1, Math.abs(expected[i])), row[1]);
    }
  }

  private static double percentile(double[] sorted, double percent) {
    double place = percent / 100 * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  @Test
  void withoutTexturesOrWithNothingButBackgroundThereAreThreeRows() throws IOException {
    Path file = folder.resolve("statistics.csv");
    StatisticsTable.write(file, FaceStatistics.of(displacement, Optional.empty()));
    assertEquals(4, rows(file).size());
    Picture black = Picture.filled(3, 3, 0xFF000000);
    TextureDifference nothing = TextureComparison.between(black, black, 1);
    StatisticsTable.write(file, FaceStatistics.of(displacement, Optional.of(nothing)));
    assertEquals(4, rows(file).size());
  }

  @Test
  void numbersDoNotDependOnTheLocale() throws IOException {
    Path file = folder.resolve("texture_differences.csv");
    TextureTable.write(file, difference, 1);
    String there = Files.readString(file);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      TextureTable.write(file, difference, 1);
    } finally {
      Locale.setDefault(before);
    }
    assertEquals(there, Files.readString(file));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("statistics.csv"));
    UserInputException refused =
        assertThrows(
            UserInputException.class,
            () -> StatisticsTable.write(taken, FaceStatistics.of(displacement, Optional.empty())));
    assertTrue(String.valueOf(refused.getMessage()).contains("statistics.csv"));
  }
}
