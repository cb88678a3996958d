/**
 * Draws triangle meshes into pictures, behind one interface for every device. Must not know mesh
 * files, pipelines or what a mesh stands for.
 */
@NullMarked
package org.fitterbench.mesh.render;

import org.jspecify.annotations.NullMarked;
