/**
 * Finds the phenotypes and the pose of a body from its vertices. Must not know files, commands or
 * clocks.
 */
@NullMarked
package org.fitterbench.fitter.regression;

import org.jspecify.annotations.NullMarked;
