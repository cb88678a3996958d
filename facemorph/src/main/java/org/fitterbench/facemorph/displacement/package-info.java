/**
 * How far and in which direction vertices move between two shapes of one topology. Must not know
 * colours or files.
 */
@NullMarked
package org.fitterbench.facemorph.displacement;

import org.jspecify.annotations.NullMarked;
