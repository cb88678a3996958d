package org.fitterbench.segmentation.stream;

/** What goes through a stream, with the memory that it holds. */
public interface StreamItem extends AutoCloseable {
  /** Gives back what it holds: after the last stage, or where it is given up. */
  @Override
  void close();
}
