package org.fitterbench.mesh.opengl;

import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.Texture.Wrap;
import org.lwjgl.opengl.GL12C;
import org.lwjgl.opengl.GL45C;

/** The texels of a picture, as they are encoded, filtered bilinearly. */
final class TextureImage implements DeviceCopy {
  private final int texture = GL45C.glCreateTextures(GL45C.GL_TEXTURE_2D);

  TextureImage(Picture picture, Transfers transfers) {
    int width = picture.width();
    int height = picture.height();
    GL45C.glTextureStorage2D(texture, 1, GL45C.GL_RGBA8, width, height);
    GL45C.glTextureSubImage2D(
        texture,
        0,
        0,
        0,
        width,
        height,
        GL12C.GL_BGRA,
        GL12C.GL_UNSIGNED_INT_8_8_8_8_REV,
        picture.pixels());
    transfers.add();
    GL45C.glTextureParameteri(texture, GL45C.GL_TEXTURE_MIN_FILTER, GL45C.GL_LINEAR);
    GL45C.glTextureParameteri(texture, GL45C.GL_TEXTURE_MAG_FILTER, GL45C.GL_LINEAR);
  }

  /** Makes it the texture of a unit. */
  void bind(int unit, Wrap wrap) {
    int mode =
        switch (wrap) {
          case REPEAT -> GL45C.GL_REPEAT;
          case CLAMP -> GL45C.GL_CLAMP_TO_EDGE;
        };
    GL45C.glTextureParameteri(texture, GL45C.GL_TEXTURE_WRAP_S, mode);
    GL45C.glTextureParameteri(texture, GL45C.GL_TEXTURE_WRAP_T, mode);
    GL45C.glBindTextureUnit(unit, texture);
  }

  @Override
  public void close() {
    GL45C.glDeleteTextures(texture);
  }
}
