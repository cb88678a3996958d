/**
 * Reads and writes mesh files: NumPy, Wavefront OBJ, PLY, binary glTF and FBX. Must not know what a
 * mesh is of.
 */
@NullMarked
package org.fitterbench.mesh.io;

import org.jspecify.annotations.NullMarked;
