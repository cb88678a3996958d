package org.fitterbench.core.host;

import java.util.List;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.process.ProgramRunner;

/** The commit of the code that is measured, as git says it. */
final class SourceCommit {
  private static final String UNKNOWN = "unknown";

  private SourceCommit() {}

  /**
   * The full hash, with "-dirty" when a tracked file was changed since; "unknown" outside a
   * repository or without git.
   */
  static String read(ProgramRunner programs) {
    return switch (programs.run(List.of("git", "rev-parse", "--verify", "HEAD"))) {
      case ProgramOutput.Failed _ -> UNKNOWN;
      case ProgramOutput.Printed(String hash) -> hash.strip() + (isDirty(programs) ? "-dirty" : "");
    };
  }

  private static boolean isDirty(ProgramRunner programs) {
    return switch (programs.run(List.of("git", "status", "--porcelain", "--untracked-files=no"))) {
      case ProgramOutput.Printed(String changes) -> !changes.isBlank();
      // What git cannot vouch for is not the commit as it was committed.
      case ProgramOutput.Failed _ -> true;
    };
  }
}
