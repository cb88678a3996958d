package org.fitterbench.cli.command;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "fitter-bench " + ofTool(),
      "JVM " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
    };
  }

  /** The version alone, for example {@code 0.1.0}; {@code development} outside a jar. */
  static String ofTool() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "development");
  }
}
