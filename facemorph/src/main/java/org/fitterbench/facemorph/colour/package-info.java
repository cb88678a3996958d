/**
 * Colours as the eye tells them apart: CIE L*a*b* and the difference CIEDE2000. Must not know
 * pictures.
 */
@NullMarked
package org.fitterbench.facemorph.colour;

import org.jspecify.annotations.NullMarked;
