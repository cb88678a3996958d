package org.fitterbench.mesh.opengl;

import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.render.RenderTarget;
import org.fitterbench.mesh.render.Renderer;
import org.fitterbench.mesh.render.Scene;
import org.lwjgl.opengl.GL45C;

/**
 * The renderer that draws by OpenGL 4.5 without a display. Its pictures are those of the software
 * renderer but for rounding and for pixels on edges.
 *
 * <p>What scenes are made of stays in the device's memory while it is drawn again and again:
 * topologies and textures, which never change, while they are the same objects; positions, normals
 * and colours of vertices while their numbers are the same. Not drawn for some time, it is given
 * back.
 *
 * <p>Counted as {@linkplain #transfers transfers} are the copies of arrays to the device (the
 * corners, the texture coordinates, the vertices of a shape, the colours of its vertices, a
 * texture, the camera with the lamps: one each) and of pictures back. The few numbers that go with
 * a drawing command are not.
 */
public final class OpenGlRenderer implements Renderer {
  private final EglContext context;
  private final Transfers transfers = new Transfers();
  private final SceneDrawer drawer;
  private final PictureReader reader;
  private final int slots;
  private boolean closed;

  private OpenGlRenderer(EglContext context) {
    this.context = context;
    slots = Runtime.getRuntime().availableProcessors() + 2;
    boolean made = false;
    context.acquire();
    try {
      drawer = new SceneDrawer(transfers);
      reader = new PictureReader(slots, transfers);
      made = true;
    } finally {
      context.release();
      if (!made) {
        context.close();
      }
    }
  }

  /**
   * A renderer on a graphics processor or, where there is none, with a software driver.
   *
   * @throws UserInputException when there is no EGL library or no driver for OpenGL 4.5
   */
  public static OpenGlRenderer open() {
    return new OpenGlRenderer(EglContext.onAnything());
  }

  /**
   * A renderer on a graphics processor.
   *
   * @return empty when there is none with a driver for OpenGL 4.5
   * @throws UserInputException when there is no EGL library
   */
  public static Optional<OpenGlRenderer> openOnGraphicsProcessor() {
    return EglContext.onHardware().map(OpenGlRenderer::new);
  }

  /**
   * @throws IllegalArgumentException if the scene has more than 64 lamps
   */
  @Override
  public void render(Scene scene, RenderTarget target) {
    acquire();
    try {
      drawer.draw(scene, target.width(), target.height());
      drawer.beginReading();
      reader.read(target);
      checkErrors();
    } finally {
      context.release();
    }
  }

  /** Scenes are made and pictures taken by threads of the batch; the caller's thread draws. */
  @Override
  public void renderBatch(int frames, int width, int height, SceneSource source, PictureSink sink) {
    acquire();
    try (BatchRun run = new BatchRun(frames, slots, source, sink)) {
      run.draw(
          new BatchRun.Device() {
            @Override
            public void draw(Scene scene, int slot) {
              drawer.draw(scene, width, height);
              drawer.beginReading();
              reader.begin(slot, width, height);
            }

            @Override
            public RenderTarget finish(int slot) {
              return reader.finish(slot, width, height);
            }
          });
      checkErrors();
    } finally {
      context.release();
    }
  }

  private void acquire() {
    if (closed) {
      throw new IllegalStateException("The renderer is closed");
    }
    context.acquire();
  }

  /** A mistake of ours or a device out of memory; the driver keeps errors until it is asked. */
  private static void checkErrors() {
    int error = GL45C.glGetError();
    if (error == GL45C.GL_OUT_OF_MEMORY) {
      throw new OutOfMemoryError("The graphics device has no memory left");
    }
    if (error != GL45C.GL_NO_ERROR) {
      throw new IllegalStateException("OpenGL reports error 0x" + Integer.toHexString(error));
    }
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public long transfers() {
    return transfers.count();
  }

  @Override
  public String description() {
    return "OpenGL on " + context.description();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      context.acquire();
      try {
        reader.close();
        drawer.close();
      } finally {
        context.release();
        context.close();
      }
    }
  }
}
