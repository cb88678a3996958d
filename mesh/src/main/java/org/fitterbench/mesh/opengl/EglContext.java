package org.fitterbench.mesh.opengl;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.core.failure.UserInputException;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL10;
import org.lwjgl.egl.EGL12;
import org.lwjgl.egl.EGL14;
import org.lwjgl.egl.EGL15;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL11C;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** An OpenGL 4.5 core context without a window, which any one thread at a time may use. */
final class EglContext implements AutoCloseable {
  private static final List<String> SOFTWARE_DRIVERS = List.of("llvmpipe", "softpipe", "swrast");

  private final long display;
  private final long context;
  private final GLCapabilities capabilities;
  private final String renderer;
  private final String version;

  static {
    // Asked when OpenGL's functions are first looked up; the default needs an X server's library.
    Configuration.OPENGL_CONTEXT_API.set("EGL");
  }

  private EglContext(long display, long context) {
    this.display = display;
    this.context = context;
    bind(context);
    try {
      capabilities = GL.createCapabilities(true);
      renderer = String.valueOf(GL11C.glGetString(GL11C.GL_RENDERER));
      version = String.valueOf(GL11C.glGetString(GL11C.GL_VERSION));
    } finally {
      release();
    }
  }

  /**
   * A context on a graphics processor.
   *
   * @return empty when there is no graphics processor with a driver for OpenGL 4.5
   * @throws UserInputException when there is no EGL library
   */
  static Optional<EglContext> onHardware() {
    return first(EglDisplays.ofHardware().stream(), true);
  }

  /**
   * A context on a graphics processor or, where there is none, with a software driver.
   *
   * @throws UserInputException when there is no EGL library or no driver for OpenGL 4.5
   */
  static EglContext onAnything() {
    return onHardware()
        .or(() -> first(EglDisplays.ofAnything().stream(), false))
        .orElseThrow(() ->
            new UserInputException(
                "OpenGL 4.5 has no driver here",
                "install one (Debian: libgl1-mesa-dri) or use the software renderer"));
  }

  private static Optional<EglContext> first(Stream<Long> displays, boolean hardware) {
    return displays
        .flatMap(display -> on(display).stream())
        .filter(context -> {
          boolean wanted = !hardware || !context.isSoftware();
          if (!wanted) {
            context.close();
          }
          return wanted;
        })
        .findFirst();
  }

  private static Optional<EglContext> on(long display) {
    String extensions = String.valueOf(EGL10.eglQueryString(display, EGL10.EGL_EXTENSIONS));
    if (!extensions.contains("EGL_KHR_surfaceless_context")
        || !EGL12.eglBindAPI(EGL14.EGL_OPENGL_API)) {
      return Optional.empty();
    }
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer config = stack.mallocPointer(1);
      var count = stack.callocInt(1);
      boolean found =
          EGL10.eglChooseConfig(
              display,
              stack.ints(
                  EGL10.EGL_SURFACE_TYPE,
                  EGL10.EGL_PBUFFER_BIT,
                  EGL12.EGL_RENDERABLE_TYPE,
                  EGL14.EGL_OPENGL_BIT,
                  EGL10.EGL_NONE),
              config,
              count);
      if (!found || count.get(0) == 0) {
        return Optional.empty();
      }
      long context =
          EGL10.eglCreateContext(
              display,
              config.get(0),
              EGL10.EGL_NO_CONTEXT,
              stack.ints(
                  EGL15.EGL_CONTEXT_MAJOR_VERSION,
                  4,
                  EGL15.EGL_CONTEXT_MINOR_VERSION,
                  5,
                  EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK,
                  EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                  EGL10.EGL_NONE));
      return context == MemoryUtil.NULL
          ? Optional.empty()
          : Optional.of(new EglContext(display, context));
    }
  }

  /** Whether the processor draws, not a graphics processor. */
  boolean isSoftware() {
    String name = renderer.toLowerCase(Locale.ROOT);
    return SOFTWARE_DRIVERS.stream().anyMatch(name::contains);
  }

  /** The driver's names for what draws and for its version. */
  String description() {
    return renderer + ", OpenGL " + version;
  }

  /** Makes the context the calling thread's. */
  void acquire() {
    bind(context);
    GL.setCapabilities(capabilities);
  }

  /** Takes the context from the calling thread again, so that another may acquire it. */
  void release() {
    GL.setCapabilities(null);
    bind(EGL10.EGL_NO_CONTEXT);
  }

  private void bind(long toBind) {
    // Which API is bound belongs to the thread.
    EGL12.eglBindAPI(EGL14.EGL_OPENGL_API);
    if (!EGL10.eglMakeCurrent(display, EGL10.EGL_NO_SURFACE, EGL10.EGL_NO_SURFACE, toBind)) {
      throw new IllegalStateException(
          "EGL cannot bind a context: error 0x" + Integer.toHexString(EGL10.eglGetError()));
    }
  }

  /** Ends the context and everything in it; no thread has it. */
  @Override
  public void close() {
    EGL10.eglDestroyContext(display, context);
  }
}
