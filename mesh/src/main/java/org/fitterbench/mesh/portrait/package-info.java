/**
 * Presentable pictures of meshes: soft light, several meshes side by side, captions and colour
 * legends. Must not know what a mesh stands for or where a picture goes.
 */
@NullMarked
package org.fitterbench.mesh.portrait;

import org.jspecify.annotations.NullMarked;
