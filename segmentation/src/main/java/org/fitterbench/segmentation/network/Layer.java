package org.fitterbench.segmentation.network;

import java.util.List;

/**
 * One step of a network: reads numbered values and makes one. Values are pictures with channels;
 * weights are in the order [output channel][row][column][input channel].
 */
public sealed interface Layer {
  /** The numbers of the values that it reads. */
  List<Integer> inputs();

  /** The size of the value that it makes. */
  Extent output();

  /** A layer that has learned numbers: a convolution of some kind. */
  sealed interface Weighted extends Layer {
    /** In the order [output channel][row][column][input channel]; not copied. */
    float[] weights();

    /** [output channel]; not copied. */
    float[] bias();
  }

  /** A layer whose filters slide over its input with zeros around it. */
  sealed interface Sliding extends Weighted {
    /** The value it reads. */
    int input();

    /** Window and stride. */
    Filter filter();

    /** Zeros around the input. */
    Padding padding();

    /** The same filters over an input of another size. */
    Sliding resized(Extent newOutput, Padding newPadding);
  }

  /** A layer that has none. */
  sealed interface Weightless extends Layer {}

  /**
   * A convolution (cross-correlation), all channels with all.
   *
   * @param input the value it reads
   * @param output what it makes; its channels are the filters
   * @param filter window and stride
   * @param padding zeros around the input
   * @param weights [output channel][row][column][input channel]; not copied
   * @param bias [output channel]; not copied
   * @param activation applied to the sums
   */
  record Convolution(
      int input,
      Extent output,
      Filter filter,
      Padding padding,
      float[] weights,
      float[] bias,
      Activation activation)
      implements Sliding {
    public Convolution {
      requireLength("bias", bias.length, output.channels());
      if (weights.length % (filter.height() * filter.width() * output.channels()) != 0) {
        throw new IllegalArgumentException(weights.length + " weights do not fill the filters");
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public Convolution resized(Extent newOutput, Padding newPadding) {
      return new Convolution(input, newOutput, filter, newPadding, weights, bias, activation);
    }
  }

  /**
   * A convolution of each channel by itself.
   *
   * @param input the value it reads
   * @param output what it makes, with as many channels as the input
   * @param filter window and stride
   * @param padding zeros around the input
   * @param weights [channel][row][column]; not copied
   * @param bias [channel]; not copied
   * @param activation applied to the sums
   */
  record DepthwiseConvolution(
      int input,
      Extent output,
      Filter filter,
      Padding padding,
      float[] weights,
      float[] bias,
      Activation activation)
      implements Sliding {
    public DepthwiseConvolution {
      requireLength("bias", bias.length, output.channels());
      requireLength(
          "weights", weights.length, filter.height() * filter.width() * output.channels());
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public DepthwiseConvolution resized(Extent newOutput, Padding newPadding) {
      return new DepthwiseConvolution(
          input, newOutput, filter, newPadding, weights, bias, activation);
    }
  }

  /**
   * A transposed convolution whose windows do not overlap: each place of the input becomes a block
   * of the output as large as the filter.
   *
   * @param input the value it reads
   * @param output what it makes
   * @param filter window; its stride is its size
   * @param weights [output channel][row][column][input channel]; not copied
   * @param bias [output channel]; not copied
   * @param activation applied to the sums
   */
  record TransposedConvolution(
      int input, Extent output, Filter filter, float[] weights, float[] bias, Activation activation)
      implements Weighted {
    public TransposedConvolution {
      requireLength("bias", bias.length, output.channels());
      if (filter.height() != filter.strideY() || filter.width() != filter.strideX()) {
        throw new IllegalArgumentException("The windows of " + filter + " overlap or leave gaps");
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /** A function of each number. */
  record Activate(int input, Extent output, Activation activation) implements Weightless {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /** The sum of two values; a value of 1 x 1 places is added everywhere. */
  record Sum(int first, int second, Extent output, Activation activation) implements Weightless {
    @Override
    public List<Integer> inputs() {
      return List.of(first, second);
    }
  }

  /** The product of two values, number by number; a value of 1 x 1 places multiplies everywhere. */
  record Product(int first, int second, Extent output, Activation activation)
      implements Weightless {
    @Override
    public List<Integer> inputs() {
      return List.of(first, second);
    }
  }

  /** The mean of each channel over all places. */
  record GlobalAverage(int input, Extent output) implements Weightless {
    public GlobalAverage {
      if (output.height() != 1 || output.width() != 1) {
        throw new IllegalArgumentException("A global average has one place, not " + output);
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /**
   * The largest number of each channel in each window, which lies inside the input.
   *
   * @param input the value it reads
   * @param output what it makes, with as many channels as the input
   * @param filter window and stride
   */
  record MaxPool(int input, Extent output, Filter filter) implements Weightless {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  /** The channels of one value followed by those of another with as many rows and columns. */
  record Concat(int first, int second, Extent output) implements Weightless {
    @Override
    public List<Integer> inputs() {
      return List.of(first, second);
    }
  }

  /** A value brought to another size bilinearly, with pixel centres at halves. */
  record BilinearResize(int input, Extent output) implements Weightless {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }
  }

  private static void requireLength(String what, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(length + " numbers of " + what + ", not " + expected);
    }
  }
}
