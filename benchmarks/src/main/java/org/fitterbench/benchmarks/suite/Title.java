package org.fitterbench.benchmarks.suite;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a benchmark measures, in a person's words, for example "Forward pass". A method's title wins
 * over its class's; without either, the class's name is split into words.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Title {
  /** The title, capitalised like a sentence, without a full stop. */
  String value();
}
