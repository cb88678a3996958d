package org.fitterbench.mesh.io;

import java.util.Arrays;

/** An int array that grows. */
final class IntBuilder {
  private int[] values = new int[1024];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
    }
    values[size++] = value;
  }

  void swap(int a, int b) {
    int value = values[a];
    values[a] = values[b];
    values[b] = value;
  }

  int size() {
    return size;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
