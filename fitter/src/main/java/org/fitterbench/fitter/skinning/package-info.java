/**
 * Moving vertices with bones: linear blend and dual-quaternion skinning. Must not know where bones
 * and vertices come from.
 */
@NullMarked
package org.fitterbench.fitter.skinning;

import org.jspecify.annotations.NullMarked;
