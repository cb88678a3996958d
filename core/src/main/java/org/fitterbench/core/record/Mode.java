package org.fitterbench.core.record;

/** How a benchmark was timed: JMH's modes. */
public enum Mode {
  THROUGHPUT("thrpt", Direction.HIGHER_IS_BETTER),
  AVERAGE_TIME("avgt", Direction.LOWER_IS_BETTER),
  SAMPLE_TIME("sample", Direction.LOWER_IS_BETTER),
  SINGLE_SHOT_TIME("ss", Direction.LOWER_IS_BETTER);

  private final String label;
  private final Direction direction;

  Mode(String label, Direction direction) {
    this.label = label;
    this.direction = direction;
  }

  /** JMH's short label: {@code thrpt}, {@code avgt}, {@code sample} or {@code ss}. */
  public String label() {
    return label;
  }

  public Direction direction() {
    return direction;
  }
}
