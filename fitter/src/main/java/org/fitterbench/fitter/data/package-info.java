/**
 * What a body model is made of, as read from MakeHuman's assets or made by code. Must not know how
 * a body is computed from it.
 */
@NullMarked
package org.fitterbench.fitter.data;

import org.jspecify.annotations.NullMarked;
