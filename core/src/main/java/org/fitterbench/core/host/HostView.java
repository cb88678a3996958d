package org.fitterbench.core.host;

import java.nio.file.Path;
import java.time.Duration;
import org.fitterbench.core.process.ProgramRunner;
import org.fitterbench.core.process.SystemProgramRunner;

/**
 * All that may be asked about the host. Tests hand in a made-up one.
 *
 * @param machine what the operating system says about the machine
 * @param jvm the JVM that measures
 * @param files what the kernel says in files
 * @param programs other programs, run in the folder of the code that is measured
 */
public record HostView(Machine machine, JvmFacts jvm, HostFiles files, ProgramRunner programs) {
  private static final Duration PROGRAM_LIMIT = Duration.ofSeconds(10);

  /**
   * The host that runs this code. Takes a while, since it starts OSHI.
   *
   * @param folder a folder of the code that is measured, on the disk that results are written to
   */
  public static HostView ofThisHost(Path folder) {
    HostFiles files = new HostFiles(Path.of("/"));
    return new HostView(
        OshiMachine.read(files, folder),
        JvmFacts.ofThisJvm(),
        files,
        new SystemProgramRunner(folder, PROGRAM_LIMIT));
  }
}
