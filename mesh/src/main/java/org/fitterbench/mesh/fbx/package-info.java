/**
 * The FBX node format: a tree of named nodes with values, read from files of both kinds, binary and
 * text, and written to binary ones. Must not know what the nodes mean.
 */
@NullMarked
package org.fitterbench.mesh.fbx;

import org.jspecify.annotations.NullMarked;
