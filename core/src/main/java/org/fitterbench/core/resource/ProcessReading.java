package org.fitterbench.core.resource;

import org.fitterbench.core.record.Reading;

/**
 * What the operating system says about this process.
 *
 * @param cpuMillis CPU time of the process since its start, user and system, all threads, in
 *     milliseconds
 * @param rssBytes resident set size
 * @param threads threads of the process, the JVM's own among them
 * @param systemLoad one-minute load average of the whole machine
 */
public record ProcessReading(
    Reading cpuMillis, Reading rssBytes, Reading threads, Reading systemLoad) {
  /** Nothing could be read, for one reason. */
  public static ProcessReading absent(String reason) {
    Reading none = Reading.absent(reason);
    return new ProcessReading(none, none, none, none);
  }
}
