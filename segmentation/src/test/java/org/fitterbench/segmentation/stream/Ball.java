package org.fitterbench.segmentation.stream;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A numbered item that knows whether it has been given back exactly once. */
final class Ball implements StreamItem {
  private final int number;
  private final Bag bag;
  private boolean closed;

  private Ball(int number, Bag bag) {
    this.number = number;
    this.bag = bag;
  }

  int number() {
    return number;
  }

  @Override
  public synchronized void close() {
    if (closed) {
      throw new AssertionError("item " + number + " is given back twice");
    }
    closed = true;
    bag.out.decrementAndGet();
  }

  /** Hands out a number of balls and counts those that are not back. */
  static final class Bag implements StreamSource<Ball> {
    private final int count;
    private final AtomicInteger out = new AtomicInteger();
    private final AtomicInteger mostOut = new AtomicInteger();
    private int next;

    Bag(int count) {
      this.count = count;
    }

    @Override
    public Optional<Ball> next() {
      if (next == count) {
        return Optional.empty();
      }
      mostOut.accumulateAndGet(out.incrementAndGet(), Math::max);
      return Optional.of(new Ball(next++, this));
    }

    int out() {
      return out.get();
    }

    int mostOut() {
      return mostOut.get();
    }
  }

  static List<Integer> numbers(List<Ball> balls) {
    return balls.stream().map(Ball::number).toList();
  }
}
