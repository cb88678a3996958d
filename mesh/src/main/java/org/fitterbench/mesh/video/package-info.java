/**
 * Video files in and out: decoded from whatever FFmpeg's libraries know, encoded as H.264 or AV1 in
 * MP4, all in this process, with frames shared between decoder, kernels and encoder. Must not know
 * what the pictures show.
 */
@NullMarked
package org.fitterbench.mesh.video;

import org.jspecify.annotations.NullMarked;
