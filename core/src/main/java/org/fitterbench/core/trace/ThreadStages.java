package org.fitterbench.core.trace;

import java.util.List;

/**
 * The stages of one thread.
 *
 * @param threadId the thread's identifier, unique among the threads of one trace
 * @param threadName its name when it opened its first stage; may be empty for a virtual thread
 * @param stages its outermost stages, in the order in which they were first opened
 */
public record ThreadStages(long threadId, String threadName, List<StageTimes> stages) {
  public ThreadStages {
    stages = List.copyOf(stages);
  }
}
