package org.fitterbench.core.asset;

import java.nio.file.Path;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;

/** Data that the project does not hold: installed once, from an npm package. */
public interface Asset {
  /** What a person calls it, one word. */
  String name();

  /** What it is, a few words. */
  String title();

  /** The package that it comes from. */
  NpmPackage source();

  /** The file that holds it, whether it is there or not. */
  Path file();

  /** Whether what cannot be done without is installed. */
  boolean isInstalled();

  /** Whether all of it is installed. */
  boolean isComplete();

  /** What is installed of it, for a person. */
  String status();

  /**
   * Installs it, replacing what is there only when the new files are whole.
   *
   * @param npm brings the package when no tarball is given
   * @param tarball a tarball already at hand
   * @throws UserInputException when the tarball cannot be had, is another one, or the files cannot
   *     be written
   */
  void install(NpmClient npm, Optional<Path> tarball, ProgressListener progress);

  /**
   * Checks every byte of what is installed.
   *
   * @throws UserInputException when it is missing or damaged
   */
  void verify();

  /**
   * Removes it.
   *
   * @return whether there was anything
   * @throws UserInputException when it cannot be removed
   */
  boolean remove();
}
