package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.data.ShapeTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class Mpfb2ReaderTest {
  private static final String SHAPE = "macrodetails/universal-male-baby-minmuscle-minweight";

  @TempDir Path folder;

  @Test
  void aSmallFolderIsReadWhole() throws IOException {
    BodyAssets assets = Mpfb2Reader.read(SmallMpfb2Folder.write(folder));

    assertEquals(8, assets.mesh().vertexCount());
    assertEquals(List.of("body", "joint-a"), assets.mesh().groupNames());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, assets.mesh().quads());
    assertEquals(
        PhenotypeShape.stored().stream().map(PhenotypeShape::name).toList(),
        assets.phenotypeTargets().stream().map(ShapeTarget::name).toList());
    ShapeTarget target = assets.phenotypeTargets().getFirst();
    assertArrayEquals(new char[] {0, 3}, target.vertices());
    assertArrayEquals(new short[] {1, -2, 3000, 1, 0, -10}, target.offsets());
    assertEquals(
        List.of(new LocalChange("l-fat", 0, 1), new LocalChange("r-fat", 2, 3)),
        assets.localChanges());
    assertEquals(
        List.of("l-fat", "l-thin", "r-fat", "r-thin"),
        assets.localTargets().stream().map(ShapeTarget::name).toList());
  }

  @Test
  void rigsComeDefaultFirstWithBonesDepthFirst() throws IOException {
    BodyAssets assets = Mpfb2Reader.read(SmallMpfb2Folder.write(folder));

    assertEquals(List.of("default", "all"), assets.rigs().stream().map(Rig::name).toList());
    List<RigBone> bones = assets.rigs().getFirst().bones();
    assertEquals(List.of("top", "child"), bones.stream().map(RigBone::name).toList());
    assertNull(bones.get(0).parent());
    assertArrayEquals(new int[] {4, 5, 6, 7}, bones.get(0).tail().vertices());
    assertArrayEquals(new int[] {0, 3}, bones.get(0).weightVertices());
    assertArrayEquals(new float[] {1, 0.25f}, bones.get(0).weights());
    assertEquals("top", bones.get(1).parent());
    assertEquals(0.5, bones.get(1).rollRadians());
    assertArrayEquals(new int[] {0, 2}, bones.get(1).head().vertices());
    assertEquals(0, bones.get(1).weights().length);
  }

  @Test
  void aFolderTwoLevelsAboveIsAcceptedAndTheHashDependsOnContentOnly() throws IOException {
    SmallMpfb2Folder.write(folder.resolve("one/data/mpfb2"));
    SmallMpfb2Folder.write(folder.resolve("two"));
    BodyAssets one = Mpfb2Reader.read(folder.resolve("one"));
    BodyAssets two = Mpfb2Reader.read(folder.resolve("two"));
    assertEquals(one.source().sha256(), two.source().sha256());

    SmallMpfb2Folder.target(folder.resolve("two"), "arms/l-fat", "1 0 0 0.6\n");
    assertNotEquals(
        one.source().sha256(), Mpfb2Reader.read(folder.resolve("two")).source().sha256());
  }

  @Test
  void aBadTargetLineIsNamedWithItsFileAndNumber() throws IOException {
    SmallMpfb2Folder.write(folder);
    SmallMpfb2Folder.target(folder, SHAPE, "# comment\n\n1 0 0 0.1\n8 0 0 0\n");

    Path file = folder.resolve("targets/" + SHAPE + ".target.gz");
    assertEquals(
        file
            + ", line 4: vertex 8 is outside 0..7; the file is damaged or of another format:"
            + " install the body data again",
        failure());
  }

  @Test
  void aTruncatedGzipFileIsNamed() throws IOException {
    SmallMpfb2Folder.write(folder);
    Path file = folder.resolve("targets/" + SHAPE + ".target.gz");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 9));
    assertTrue(failure().contains(file + " is not a whole gzip file"), failure());
  }

  @Test
  void aMissingTargetIsNamed() throws IOException {
    SmallMpfb2Folder.write(folder);
    Path file = folder.resolve("targets/arms/r-thin.target.gz");
    Files.delete(file);
    assertTrue(failure().startsWith(file + " is missing; "), failure());
  }

  @Test
  void aFolderWithoutBodyDataSaysWhatWasLookedFor() {
    assertTrue(failure().contains("no 3dobjs/base.obj in it or up to two levels below"), failure());
  }

  @Test
  void makeHumansDataHasTheCountsAndTheOrderOfTheReference() throws IOException {
    Path golden = SharedData.annyGolden();
    BodyAssets assets = Mpfb2Reader.read(SharedData.mpfb2());

    assertEquals(19158, assets.mesh().vertexCount());
    assertEquals(18486, assets.mesh().quadCount());
    assertEquals(139, assets.mesh().groupNames().size());
    assertEquals(21334, assets.mesh().textureCoordinates().length / 2);
    assertEquals(564, assets.phenotypeTargets().size());
    assertEquals(512, assets.localTargets().size());
    assertEquals(163, assets.rigs().get(0).bones().size());
    assertEquals(List.of("default", "mixamo"), assets.rigs().stream().map(Rig::name).toList());
    assertEquals(52, assets.rigs().get(1).bones().size());

    JsonNode meta =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build()
            .readTree(golden.resolve("cases.json").toFile())
            .get("meta");
    assertEquals(
        strings(meta.get("all").get("local_change_labels")),
        assets.localChanges().stream().map(LocalChange::label).toList());
    List<String> kept = new ArrayList<>(strings(meta.get("bone_labels")));
    assertEquals(
        kept,
        assets.rigs().getFirst().bones().stream()
            .map(RigBone::name)
            .filter(name -> !name.startsWith("tongue") && !name.startsWith("eye."))
            .toList());
  }

  private String failure() {
    return assertThrows(UserInputException.class, () -> Mpfb2Reader.read(folder)).oneLine();
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
