/**
 * A human-like body made by code: the same bits on every machine. Must not know where other body
 * data come from.
 */
@NullMarked
package org.fitterbench.fitter.procedural;

import org.jspecify.annotations.NullMarked;
