package org.fitterbench.core.process;

import java.util.List;

/** Runs a program to its end. */
@FunctionalInterface
public interface ProgramRunner {
  /**
   * Runs a program and waits for it.
   *
   * @param command the program, looked up on the PATH, and its arguments
   */
  ProgramOutput run(List<String> command);
}
