/** Mesh files as the native library Assimp reads them. Must not know what is done with them. */
@NullMarked
package org.fitterbench.mesh.assimp;

import org.jspecify.annotations.NullMarked;
