package org.fitterbench.mesh.opengl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.render.Antialiasing;
import org.fitterbench.mesh.render.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

@TestInstance(Lifecycle.PER_CLASS)
final class OpenGlBatchTest {
  private static final int WIDTH = SampleScene.WIDTH;
  private static final int HEIGHT = SampleScene.HEIGHT;

  private final OpenGlRenderer renderer = Opened.rendererOrSkipped();

  @AfterAll
  void close() {
    renderer.close();
  }

  private int[] draw(Scene scene) {
    return SampleScene.pixels(renderer, scene);
  }

  @Test
  void aBatchDrawsTheSamePicturesAsOneByOne() {
    int frames = 23;
    Scene scene = SampleScene.BLENDED.scene(Antialiasing.OFF);
    int[][] batch = new int[frames][];
    renderer.renderBatch(
        frames,
        WIDTH,
        HEIGHT,
        (frame, slot) -> SampleScene.withRatio(scene, frame / 22f),
        (frame, slot, picture) -> batch[frame] = picture.pixels().clone());
    for (int frame = 0; frame < frames; frame++) {
      assertArrayEquals(draw(SampleScene.withRatio(scene, frame / 22f)), batch[frame]);
    }
  }

  @Test
  void aBatchOfNothingIsNothing() {
    renderer.renderBatch(
        0,
        WIDTH,
        HEIGHT,
        (frame, slot) -> {
          throw new AssertionError("no scene is wanted");
        },
        (frame, slot, picture) -> {});
  }

  @Test
  void scenesUnderWorkAtTheSameTimeHaveDifferentSlots() {
    AtomicIntegerArray busy = new AtomicIntegerArray(renderer.slots());
    List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
    Scene scene = SampleScene.ORTHOGRAPHIC.scene(Antialiasing.OFF);
    renderer.renderBatch(
        40,
        32,
        32,
        (frame, slot) -> {
          assertEquals(1, busy.incrementAndGet(slot));
          return scene;
        },
        (frame, slot, picture) -> {
          busy.decrementAndGet(slot);
          taken.add(frame);
        });
    assertEquals(40, taken.stream().distinct().count());
  }

  /** As a sink does that puts pictures in order. */
  @Test
  @Timeout(60)
  void aSinkMayWaitForAnEarlierPicture() {
    Scene scene = SampleScene.ORTHOGRAPHIC.scene(Antialiasing.OFF);
    CountDownLatch others = new CountDownLatch(renderer.slots() - 1);
    CountDownLatch first = new CountDownLatch(1);
    renderer.renderBatch(
        2 * renderer.slots(),
        WIDTH,
        HEIGHT,
        (frame, slot) -> {
          if (frame == 0) {
            await(others);
          }
          return scene;
        },
        (frame, slot, picture) -> {
          if (frame == 0) {
            first.countDown();
          } else {
            others.countDown();
            await(first);
          }
        });
    assertEquals(0, first.getCount());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  @Test
  void whatABatchThrowsReachesTheCallerAndTheRendererGoesOn() {
    Scene scene = SampleScene.ORTHOGRAPHIC.scene(Antialiasing.OFF);
    int[] before = draw(scene);
    for (boolean inSource : new boolean[] {true, false}) {
      UserInputException thrown =
          assertThrows(
              UserInputException.class,
              () ->
                  renderer.renderBatch(
                      30,
                      WIDTH,
                      HEIGHT,
                      (frame, slot) -> {
                        failAt(frame, inSource ? 9 : -1);
                        return scene;
                      },
                      (frame, slot, picture) -> failAt(frame, inSource ? -1 : 9)));
      assertEquals("full", thrown.problem());
    }
    assertArrayEquals(before, draw(scene));
  }

  private static void failAt(int frame, int failing) {
    if (frame == failing) {
      throw new UserInputException("full", "free some space");
    }
  }
}
