/**
 * Video files from pictures: H.264 in MP4, encoded in this process by FFmpeg's libraries. Must not
 * know what the pictures show.
 */
@NullMarked
package org.fitterbench.mesh.video;

import org.jspecify.annotations.NullMarked;
