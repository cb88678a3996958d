package org.fitterbench.core.asset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.core.process.ProgramOutput;
import org.fitterbench.core.process.ProgramRunner;

/** The user's own npm client, which knows where its registry is and how to get there. */
public final class NpmClient {
  private final ProgramRunner programs;

  public NpmClient(ProgramRunner programs) {
    this.programs = programs;
  }

  /**
   * Brings a package's tarball and checks its hash.
   *
   * @param folder where to put it
   * @return the tarball
   * @throws UserInputException when npm is missing, fails, or brings something else
   */
  public Path fetch(NpmPackage wanted, Path folder) {
    ProgramOutput output =
        programs.run(
            List.of(
                "npm",
                "pack",
                wanted.specifier(),
                "--pack-destination",
                folder.toString(),
                "--loglevel=error"));
    String byHand =
        "install npm and check its network, or hand in the tarball with --from-file"
            + " (elsewhere: npm pack "
            + wanted.specifier()
            + ")";
    if (output instanceof ProgramOutput.Failed(String reason)) {
      throw new UserInputException(
          "npm did not bring " + wanted.specifier() + ": " + reason, byHand);
    }
    Path tarball = folder.resolve(wanted.tarballName());
    if (!Files.isRegularFile(tarball)) {
      throw new UserInputException(
          "npm ended well but did not write " + wanted.tarballName(), byHand);
    }
    wanted.check(tarball);
    return tarball;
  }
}
