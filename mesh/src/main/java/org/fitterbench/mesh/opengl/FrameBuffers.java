package org.fitterbench.mesh.opengl;

import org.fitterbench.mesh.render.Antialiasing;
import org.lwjgl.opengl.GL45C;

/**
 * What pictures of one size are drawn into: encoded colours of 8 bits a channel, and with several
 * samples a pixel first a layer of light in floating point for each.
 *
 * <p>Every sample is drawn as a picture of its own, moved so that the sample lies in the middle of
 * the pixel: what drivers draw with several samples at once differs more than a tolerance allows.
 */
final class FrameBuffers implements DeviceCopy {
  private static final float[] FARTHEST = {0};

  private final int width;
  private final int height;
  private final Antialiasing antialiasing;
  private final int picture = GL45C.glCreateTextures(GL45C.GL_TEXTURE_2D);
  private final int depth = GL45C.glCreateTextures(GL45C.GL_TEXTURE_2D);
  private final int pictureFrame = GL45C.glCreateFramebuffers();
  private final int layers;

  /** One for each sample; the picture's own where there is only one. */
  private final int[] sampleFrames;

  FrameBuffers(int width, int height, Antialiasing antialiasing) {
    this.width = width;
    this.height = height;
    this.antialiasing = antialiasing;
    GL45C.glTextureStorage2D(picture, 1, GL45C.GL_SRGB8_ALPHA8, width, height);
    GL45C.glTextureStorage2D(depth, 1, GL45C.GL_DEPTH_COMPONENT32F, width, height);
    GL45C.glNamedFramebufferTexture(pictureFrame, GL45C.GL_COLOR_ATTACHMENT0, picture, 0);
    int samples = antialiasing.samples();
    sampleFrames = new int[samples];
    if (samples == 1) {
      layers = 0;
      sampleFrames[0] = pictureFrame;
    } else {
      layers = GL45C.glCreateTextures(GL45C.GL_TEXTURE_2D_ARRAY);
      GL45C.glTextureStorage3D(layers, 1, GL45C.GL_RGBA16F, width, height, samples);
      for (int sample = 0; sample < samples; sample++) {
        sampleFrames[sample] = GL45C.glCreateFramebuffers();
        GL45C.glNamedFramebufferTextureLayer(
            sampleFrames[sample], GL45C.GL_COLOR_ATTACHMENT0, layers, 0, sample);
      }
    }
    for (int frame : sampleFrames) {
      GL45C.glNamedFramebufferTexture(frame, GL45C.GL_DEPTH_ATTACHMENT, depth, 0);
      check(frame);
    }
    check(pictureFrame);
  }

  private static void check(int frame) {
    int status = GL45C.glCheckNamedFramebufferStatus(frame, GL45C.GL_FRAMEBUFFER);
    if (status != GL45C.GL_FRAMEBUFFER_COMPLETE) {
      throw new IllegalStateException(
          "The driver cannot draw into a picture: status 0x" + Integer.toHexString(status));
    }
  }

  boolean isFor(int wantedWidth, int wantedHeight, Antialiasing wanted) {
    return width == wantedWidth && height == wantedHeight && antialiasing == wanted;
  }

  /** Makes one sample of every pixel what is drawn into, all as far away as can be. */
  void begin(int sample) {
    GL45C.glBindFramebuffer(GL45C.GL_FRAMEBUFFER, sampleFrames[sample]);
    GL45C.glViewport(0, 0, width, height);
    GL45C.glClearNamedFramebufferfv(sampleFrames[sample], GL45C.GL_DEPTH, 0, FARTHEST);
  }

  /** Makes the picture what is drawn into, and the samples the texture of unit 0. */
  void beginResolving() {
    GL45C.glBindFramebuffer(GL45C.GL_FRAMEBUFFER, pictureFrame);
    GL45C.glBindTextureUnit(0, layers);
  }

  /** Makes the picture what is read from. */
  void beginReading() {
    GL45C.glBindFramebuffer(GL45C.GL_READ_FRAMEBUFFER, pictureFrame);
  }

  @Override
  public void close() {
    if (layers != 0) {
      for (int frame : sampleFrames) {
        GL45C.glDeleteFramebuffers(frame);
      }
      GL45C.glDeleteTextures(layers);
    }
    GL45C.glDeleteFramebuffers(pictureFrame);
    GL45C.glDeleteTextures(picture);
    GL45C.glDeleteTextures(depth);
  }
}
