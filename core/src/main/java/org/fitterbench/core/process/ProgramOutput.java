package org.fitterbench.core.process;

/** What came of running a program: what it printed, or the reason why it did not end well. */
public sealed interface ProgramOutput {
  /**
   * It ended with exit code 0.
   *
   * @param text everything it wrote to standard output
   */
  record Printed(String text) implements ProgramOutput {}

  /**
   * It is not there, ended with another exit code, or did not end in time.
   *
   * @param reason which of these, in a few words that name the program
   */
  record Failed(String reason) implements ProgramOutput {}
}
