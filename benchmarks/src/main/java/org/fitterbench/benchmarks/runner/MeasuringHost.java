package org.fitterbench.benchmarks.runner;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.fitterbench.core.record.Environment;
import org.fitterbench.core.record.Finding;
import org.fitterbench.core.record.ResourceUsage;

/** Everything that a run takes from the machine that it runs on; a test hands in its own. */
public interface MeasuringHost {
  /**
   * Runs the forks.
   *
   * @param log takes what JMH and the forks print
   */
  ForkExecutor executor(PrintStream log);

  /**
   * The machine as it is now.
   *
   * @param jvmFlags flags of the measured JVMs
   */
  Environment environment(List<String> jvmFlags);

  /** What makes this machine a bad place to measure now. */
  List<Finding> doubts();

  /** Which figures can be read here, and why the others cannot. */
  ResourceUsage readable();

  /** Memory of the machine or container in bytes. */
  long memoryBytes();

  /** Whether the machine has a GPU. */
  boolean hasGpu();

  /** The file that keeps two runs from measuring each other. */
  Path lockFile();

  /** Tells the time. */
  InstantSource clock();
}
