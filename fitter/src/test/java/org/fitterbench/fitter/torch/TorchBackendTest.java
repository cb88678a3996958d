package org.fitterbench.fitter.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.torch.TorchDevice;
import org.fitterbench.core.torch.TorchRuntime;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.model.BodyBackend;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.model.Phenotype;
import org.fitterbench.fitter.model.RandomBodies;
import org.fitterbench.fitter.procedural.ProceduralBody;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skinning.Skinning;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** PyTorch against the kernels, on a body made by code. */
class TorchBackendTest {
  /** Where PyTorch's library is unpacked once for all tests. */
  private static final CacheFolder CACHE =
      new CacheFolder(Path.of("target", "torch-cache").toAbsolutePath());

  private static final BodyModel MODEL =
      BodyModel.create(ProceduralBody.create(), BodyModelOptions.defaults());

  /**
   * Each bone is turned anyhow and moved by up to a metre, in single precision down a chain of 20;
   * the golden cases, with poses that a person can take, hold PyTorch to micrometres.
   */
  private static final float METRES = 1e-3f;

  @BeforeAll
  static void pyTorchIsThere() {
    assumeTrue(TorchRuntime.missing().isEmpty(), () -> TorchRuntime.missing().orElseThrow());
  }

  private static TorchBackend open(boolean localChanges) {
    return new TorchBackend(
        TorchRuntime.start(CACHE),
        MODEL,
        Skinning.LBS,
        TorchOptions.defaults().withLocalChanges(localChanges));
  }

  private static float[] expected(BodyParameters body) {
    BodyWorkspace workspace = MODEL.newWorkspace();
    MODEL.forward(body, Skinning.LBS, workspace, StageTrace.off());
    return workspace.vertices();
  }

  @ParameterizedTest
  @EnumSource(PoseParameterisation.class)
  void everyParameterisationGivesTheKernelsBody(PoseParameterisation parameterisation) {
    SplittableRandom random = new SplittableRandom(20260801);
    try (TorchBackend backend = open(true)) {
      for (int repeat = 0; repeat < 3; repeat++) {
        BodyParameters body = RandomBodies.next(MODEL, parameterisation, random);
        assertArrayEquals(
            expected(body), backend.forward(List.of(body), StageTrace.off()).getFirst(), METRES);
      }
    }
  }

  @Test
  void everyAnchorAndAllRacesZeroGiveTheKernelsBody() {
    try (TorchBackend backend = open(false)) {
      for (double value : new double[] {-1, -1.0 / 3, 0, 1.0 / 3, 0.5, 2.0 / 3, 1, 2}) {
        BodyParameters body = MODEL.neutral();
        for (Phenotype phenotype : Phenotype.values()) {
          body.setPhenotype(phenotype, value);
        }
        assertArrayEquals(
            expected(body),
            backend.forward(List.of(body), StageTrace.off()).getFirst(),
            METRES,
            "all phenotypes at " + value);
      }
    }
  }

  @Test
  void aPassLeavesNoArrayBehind() {
    BodyParameters body = MODEL.neutral();
    try (TorchBackend backend = open(false)) {
      backend.forward(List.of(body), StageTrace.off());
      int held = backend.heldArrays();
      for (int repeat = 0; repeat < 5; repeat++) {
        backend.forward(List.of(body), StageTrace.off());
      }
      assertEquals(held, backend.heldArrays());
      backend.forward(List.of(body, body), StageTrace.off());
      assertEquals(held, backend.heldArrays());
    }
  }

  @Test
  void aBodyWithLocalChangesIsRefusedWhereTheModelHasNone() {
    BodyParameters body = MODEL.neutral();
    body.localChanges()[3] = 0.5;
    try (TorchBackend backend = open(false)) {
      UserInputException failure =
          assertThrows(
              UserInputException.class, () -> backend.forward(List.of(body), StageTrace.off()));
      assertTrue(failure.oneLine().contains("without local changes"), failure.oneLine());
    }
  }

  @Test
  void dualQuaternionsAreRefusedWithTheWayOut() {
    UserInputException failure =
        assertThrows(
            UserInputException.class,
            () ->
                new TorchBackend(
                    TorchRuntime.start(CACHE), MODEL, Skinning.DQS, TorchOptions.defaults()));
    assertTrue(failure.remedy().contains("vector"), failure.remedy());
  }

  @Test
  void aGpuThatIsNotThereIsRefusedBeforeAnythingIsMade() {
    TorchRuntime runtime = TorchRuntime.start(CACHE);
    assumeTrue(runtime.gpuCount() == 0, "this machine has a GPU that PyTorch can use");
    TorchOptions gpu = new TorchOptions(TorchDevice.GPU, TorchPrecision.FLOAT16, 1, false);
    UserInputException failure =
        assertThrows(
            UserInputException.class, () -> new TorchBackend(runtime, MODEL, Skinning.LBS, gpu));
    assertTrue(failure.oneLine().contains("no GPU"), failure.oneLine());
  }

  @Test
  void theDescriptionSaysVersionThreadsDeviceAndPrecision() {
    try (BodyBackend backend = open(false)) {
      String words = backend.description();
      assertTrue(words.matches("torch \\d+\\.\\d+\\.\\d+, 1 thread, cpu float32"), words);
    }
  }

  @Test
  void theLibraryIsUnpackedIntoTheChosenFolder() {
    assumeTrue(System.getenv("DJL_CACHE_DIR") == null, "DJL_CACHE_DIR is set by the environment");
    TorchRuntime.start(CACHE);
    Path chosen = Path.of(System.getProperty("DJL_CACHE_DIR"));
    assertTrue(Files.isDirectory(chosen.resolve("pytorch")), chosen.toString());
  }
}
