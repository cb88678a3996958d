package org.fitterbench.core.report;

import java.util.Optional;
import org.fitterbench.core.record.BenchmarkResult;
import org.fitterbench.core.record.OperationTime;

/**
 * A result that says how long an operation takes.
 *
 * @param result the result
 * @param time the time of one operation
 */
public record Operation(BenchmarkResult result, OperationTime time) {
  static Optional<Operation> of(BenchmarkResult result) {
    return Optional.ofNullable(OperationTime.of(result)).map(time -> new Operation(result, time));
  }
}
