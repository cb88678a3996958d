/**
 * The renderer that draws by OpenGL, without a display: on a graphics processor where there is one,
 * else with Mesa's software driver. Must not know files, pipelines or other renderers.
 */
@NullMarked
package org.fitterbench.mesh.opengl;

import org.jspecify.annotations.NullMarked;
