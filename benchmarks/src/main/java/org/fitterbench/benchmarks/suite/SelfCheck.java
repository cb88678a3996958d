package org.fitterbench.benchmarks.suite;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method of a benchmark that makes sure, once a fork and before anything is timed, that what
 * will be timed gives the right result; it throws when not. Its class calls it at the end of its
 * set-up for the trial.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SelfCheck {}
