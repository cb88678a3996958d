/**
 * The FBX node format: a tree of named nodes with values, read from binary files and written to
 * them. Must not know what the nodes mean.
 */
@NullMarked
package org.fitterbench.mesh.fbx;

import org.jspecify.annotations.NullMarked;
