/**
 * Bones, their rest poses and the ways to pose them, as arrays of rigid transforms. Must not know
 * meshes, phenotypes or files.
 */
@NullMarked
package org.fitterbench.fitter.skeleton;

import org.jspecify.annotations.NullMarked;
