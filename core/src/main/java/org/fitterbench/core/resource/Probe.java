package org.fitterbench.core.resource;

/**
 * Reads one group of figures. It never throws because a figure cannot be read: that figure is
 * absent, with the reason. May be read from several threads.
 *
 * @param <T> the figures
 */
@FunctionalInterface
public interface Probe<T> {
  T read();
}
