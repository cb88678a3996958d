package org.fitterbench.fitter.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fitterbench.core.asset.CacheFolder;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.backend.Backend;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.torch.TorchOptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every backend's forward pass against the outputs of the reference implementation. */
class GoldenBackendTest {
  /** Where PyTorch's library is unpacked once for all tests. */
  private static final CacheFolder CACHE =
      new CacheFolder(Path.of("target", "torch-cache").toAbsolutePath());

  /** Kernels hold joints and transforms in double precision. */
  private static final double KERNEL_METRES = 1e-5;

  /** PyTorch has them in single precision, down a chain of 20 bones. */
  private static final double TORCH_METRES = 4e-5;

  static Stream<Arguments> backendsAndCases() {
    return Stream.of(Backend.values())
        .flatMap(backend -> GoldenBody.names().stream().map(name -> Arguments.of(backend, name)));
  }

  @ParameterizedTest
  @MethodSource("backendsAndCases")
  void linearBlendSkinningAgrees(Backend backend, String name) {
    assumeTrue(backend.missing().isEmpty(), () -> backend.missing().orElseThrow());
    GoldenBody golden = GoldenBody.load();
    BodyParameters body = golden.parameters(name);
    boolean changed = false;
    for (double change : body.localChanges()) {
      changed |= change != 0;
    }
    try (BodyBackend opened =
        backend.open(
            golden.model(),
            Skinning.LBS,
            CACHE,
            TorchOptions.defaults().withThreads(1).withLocalChanges(changed))) {
      assertClose(
          golden.array(name + "/vertices.npy"),
          opened.forward(List.of(body), StageTrace.off()).getFirst(),
          tolerance(backend));
    }
  }

  @ParameterizedTest
  @EnumSource(Backend.class)
  void aBatchIsItsBodiesOneByOne(Backend backend) {
    assumeTrue(backend.missing().isEmpty(), () -> backend.missing().orElseThrow());
    GoldenBody golden = GoldenBody.load();
    List<String> names = GoldenBody.names().subList(0, 5);
    try (BodyBackend opened =
        backend.open(golden.model(), Skinning.LBS, CACHE, TorchOptions.defaults().withThreads(1))) {
      opened.forward(List.of(golden.parameters("case05")), StageTrace.off());
      List<float[]> batch =
          opened.forward(names.stream().map(golden::parameters).toList(), StageTrace.off());
      for (int index = 0; index < names.size(); index++) {
        assertClose(
            golden.array(names.get(index) + "/vertices.npy"), batch.get(index), tolerance(backend));
      }
    }
  }

  private static double tolerance(Backend backend) {
    return switch (backend) {
      case SCALAR, VECTOR -> KERNEL_METRES;
      case TORCH -> TORCH_METRES;
    };
  }

  private static void assertClose(double[] expected, float[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    double worst = 0;
    for (int index = 0; index < actual.length; index++) {
      worst = Math.max(worst, Math.abs(expected[index] - actual[index]));
    }
    assertEquals(0, worst, tolerance);
  }
}
