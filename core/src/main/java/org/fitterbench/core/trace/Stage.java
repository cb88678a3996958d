package org.fitterbench.core.trace;

/** An open stage of a {@link StageTrace}; closing it ends its time. */
public interface Stage extends AutoCloseable {
  @Override
  void close();
}
