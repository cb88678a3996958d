/**
 * Pictures and textures as plain arrays, read from and written to files. Must not know meshes or
 * how pictures are drawn.
 */
@NullMarked
package org.fitterbench.mesh.picture;

import org.jspecify.annotations.NullMarked;
