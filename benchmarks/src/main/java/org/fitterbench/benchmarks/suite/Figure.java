package org.fitterbench.benchmarks.suite;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.fitterbench.core.record.Direction;

/**
 * The unit and direction of a figure that a benchmark reports beside its time: put on a public
 * field of a state class that JMH knows as {@link org.openjdk.jmh.annotations.AuxCounters}. JMH
 * itself has no units for such a field.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Figure {
  /** The unit, for example {@code mm}. */
  String unit();

  /** Which way it is better. */
  Direction direction();

  /**
   * How much worse it may be in a later run, in its unit, for a figure that says how good a result
   * is and is the same in every run of the same code. Without it the figure is not judged.
   */
  double tolerance() default Double.NaN;
}
