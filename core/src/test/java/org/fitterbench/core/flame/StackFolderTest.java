package org.fitterbench.core.flame;

import static org.fitterbench.core.flame.FlameProfiles.frame;
import static org.fitterbench.core.flame.FlameProfiles.stack;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackFolderTest {
  private final StackFolder folder = new StackFolder(new StackFrame("", "all"));

  @Test
  void stacksWithACommonBeginningShareItsNodes() {
    folder.add(stack("a.A.run", "a.B.left"), 3);
    folder.add(stack("a.A.run", "a.C.right"), 5);
    folder.add(stack("a.A.run"), 1);

    StackNode root = folder.tree();

    assertEquals(9, root.samples());
    assertEquals(0, root.selfSamples());
    StackNode run = root.children().getFirst();
    assertEquals(1, root.children().size());
    assertEquals(9, run.samples());
    assertEquals(1, run.selfSamples());
    assertEquals(
        List.of("C.right", "B.left"),
        run.children().stream().map(node -> node.frame().label()).toList(),
        "most samples first");
  }

  @Test
  void aMethodCalledFromTwoPlacesHasTwoNodesAndOneHotMethod() {
    folder.add(stack("a.A.run", "a.K.kernel"), 3);
    folder.add(stack("a.B.run", "a.K.kernel"), 1);

    HotMethod hottest = FlameProfiles.profile(folder).hotMethods(5).getFirst();

    assertEquals(frame("a.K.kernel"), hottest.frame());
    assertEquals(4, hottest.selfSamples());
    assertEquals(1.0, hottest.selfShare());
  }

  @Test
  void aRecursiveMethodCountsOnceASampleInItsTotal() {
    folder.add(stack("a.A.walk", "a.A.walk", "a.A.walk"), 2);
    folder.add(stack("a.A.walk", "a.B.leaf"), 2);

    HotMethod walk = FlameProfiles.profile(folder).hotMethods(1).getFirst();

    assertEquals(2, walk.selfSamples());
    assertEquals(4, walk.totalSamples());
    assertEquals(0.5, walk.selfShare());
    assertEquals(1.0, walk.totalShare());
  }

  @Test
  void methodsThatOnlyCallOthersAreNotHot() {
    assertEquals(
        List.of("Skin.apply", "Jac.fill", "Arrays.fill", "Solve.solve"),
        FlameProfiles.tenSamples().hotMethods(10).stream().map(m -> m.frame().label()).toList());
  }

  @Test
  void theAddressOfAHiddenClassDoesNotSplitItsSamples() {
    assertEquals(
        StackFrame.ofMethod("a.A$$Lambda/0x00007f0a14001000", "run"),
        StackFrame.ofMethod("a.A$$Lambda.0x00007f0a14002a10", "run"));
  }

  @Test
  void numberedThreadsOfAPoolAreOneFrame() {
    assertEquals("[worker]", StackFrame.ofThread("worker-3").name());
    assertEquals("[pool-thread]", StackFrame.ofThread("pool-2-thread-11").name());
  }

  @Test
  void codeIsColouredByWhoseItIs() {
    assertEquals(CodeOrigin.PROJECT, frame("org.fitterbench.fitter.model.Body.run").origin());
    assertEquals(CodeOrigin.JDK, frame("jdk.incubator.vector.FloatVector.add").origin());
    assertEquals(CodeOrigin.LIBRARY, frame("org.apache.Matrix.solve").origin());
    assertEquals(CodeOrigin.THREAD, StackFrame.ofThread("main").origin());
  }

  @Test
  void samplesThatDoNotAddUpAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new StackNode(frame("a.A.run"), 3, 1, List.of()));
    assertThrows(IllegalArgumentException.class, () -> folder.add(stack("a.A.run"), 0));
  }
}
