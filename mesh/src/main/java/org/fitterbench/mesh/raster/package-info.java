/**
 * The renderer that runs on the processor: a tiled z-buffer rasteriser with deferred shading, the
 * same to the bit for any number of threads and with or without vector instructions. Must not know
 * files, pipelines or other renderers.
 */
@NullMarked
package org.fitterbench.mesh.raster;

import org.jspecify.annotations.NullMarked;
