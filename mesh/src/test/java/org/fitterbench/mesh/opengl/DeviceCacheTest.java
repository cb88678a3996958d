package org.fitterbench.mesh.opengl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeviceCacheTest {
  private final List<Object> closed = new ArrayList<>();
  private final DeviceCache<Object, Copy> cache = new DeviceCache<>();

  private record Copy(Object of, List<Object> closed) implements DeviceCopy {
    @Override
    public void close() {
      closed.add(of);
    }
  }

  private Copy get(Object key, long picture) {
    return cache.get(key, picture, thing -> new Copy(thing, closed));
  }

  @Test
  void aThingIsCopiedOnceWhileItIsDrawn() {
    Copy first = get("a", 0);
    for (int picture = 1; picture < 200; picture++) {
      assertSame(first, get("a", picture));
      cache.evict(picture);
    }
    assertEquals(List.of(), closed);
  }

  @Test
  void whatIsNotDrawnForLongIsGivenBack() {
    Copy first = get("a", 0);
    for (int picture = 1; picture < 200; picture++) {
      get("b", picture);
      cache.evict(picture);
    }
    assertEquals(List.of("a"), closed);
    assertEquals(1, cache.size());
    assertNotSame(first, get("a", 200));
  }

  @Test
  void arraysAreToldApartByIdentity() {
    record Key(float[] numbers) {}
    float[] numbers = new float[3];
    Copy first = get(new Key(numbers), 0);
    assertSame(first, get(new Key(numbers), 0));
    assertNotSame(first, get(new Key(new float[3]), 0));
  }

  @Test
  void clearingGivesEverythingBack() {
    get("a", 0);
    get("b", 0);
    cache.clear();
    assertEquals(List.of("a", "b"), closed.stream().sorted().toList());
    assertEquals(0, cache.size());
  }
}
