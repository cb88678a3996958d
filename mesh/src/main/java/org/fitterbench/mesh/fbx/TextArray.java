package org.fitterbench.mesh.fbx;

/**
 * An array of an FBX file of text, where nothing tells integers from other numbers.
 *
 * @param offset the byte of the file where it starts, for messages
 */
record TextArray(FbxSource source, long offset, double[] numbers) implements FbxArray {
  @Override
  public int count() {
    return numbers.length;
  }

  @Override
  public double[] reals() {
    return numbers.clone();
  }

  @Override
  public int[] integers() {
    int[] integers = new int[numbers.length];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = (int) numbers[i];
      if (integers[i] != numbers[i]) {
        throw source.damaged(offset, "number %d of an array is no integer".formatted(i));
      }
    }
    return integers;
  }
}
