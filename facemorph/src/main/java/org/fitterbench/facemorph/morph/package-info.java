/**
 * Which morphs a run makes and how shapes are blended. Must not know files, pictures or renderers.
 */
@NullMarked
package org.fitterbench.facemorph.morph;

import org.jspecify.annotations.NullMarked;
