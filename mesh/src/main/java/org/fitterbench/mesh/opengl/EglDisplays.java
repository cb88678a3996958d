package org.fitterbench.mesh.opengl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fitterbench.core.failure.UserInputException;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGL10;
import org.lwjgl.egl.EGL14;
import org.lwjgl.egl.EGLCapabilities;
import org.lwjgl.egl.EXTDeviceEnumeration;
import org.lwjgl.egl.EXTDeviceQuery;
import org.lwjgl.egl.EXTPlatformDevice;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** Finds the EGL displays of this machine that need no screen, initialised. */
final class EglDisplays {
  private static final String SOFTWARE_DEVICE = "EGL_MESA_device_software";
  private static final int MAXIMUM_DEVICES = 64;

  /** What the drivers of graphics processors show on Linux: Mesa's, NVIDIA's and Windows'. */
  private static final List<Path> DEVICES =
      List.of(Path.of("/dev/dri"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

  /** Of the extension EGL_MESA_platform_surfaceless, which the binding does not have. */
  private static final int PLATFORM_SURFACELESS = 0x31DD;

  private EglDisplays() {}

  /**
   * The library's functions that need no display.
   *
   * @throws UserInputException when there is no EGL library
   */
  static EGLCapabilities library() {
    try {
      return EGL.getCapabilities();
    } catch (LinkageError missing) {
      throw new UserInputException(
          "OpenGL needs the library EGL, which is not here",
          "install it (Debian: libegl1 libegl-mesa0 libgl1-mesa-dri) or use the software renderer",
          missing);
    }
  }

  /**
   * Displays of graphics processors, in the system's order. Without any that the system shows, the
   * library is not even loaded.
   */
  static List<Long> ofHardware() {
    if (!mayHaveHardware()) {
      return List.of();
    }
    List<Long> displays = new ArrayList<>();
    for (long device : devices()) {
      String extensions = EXTDeviceQuery.eglQueryDeviceStringEXT(device, EGL10.EGL_EXTENSIONS);
      if (extensions != null && !extensions.contains(SOFTWARE_DEVICE)) {
        of(EXTPlatformDevice.EGL_PLATFORM_DEVICE_EXT, device).ifPresent(displays::add);
      }
    }
    return displays;
  }

  /** Whether the system shows a graphics processor; other systems than Linux are not asked. */
  private static boolean mayHaveHardware() {
    return !System.getProperty("os.name").startsWith("Linux")
        || DEVICES.stream().anyMatch(Files::exists);
  }

  /** Displays on which a software driver may draw, the likeliest first. */
  static List<Long> ofAnything() {
    List<Long> displays = new ArrayList<>();
    of(PLATFORM_SURFACELESS, MemoryUtil.NULL).ifPresent(displays::add);
    for (long device : devices()) {
      of(EXTPlatformDevice.EGL_PLATFORM_DEVICE_EXT, device).ifPresent(displays::add);
    }
    initialised(EGL10.eglGetDisplay(EGL14.EGL_DEFAULT_DISPLAY)).ifPresent(displays::add);
    return displays;
  }

  private static List<Long> devices() {
    if (library().eglQueryDevicesEXT == MemoryUtil.NULL
        || library().eglQueryDeviceStringEXT == MemoryUtil.NULL) {
      return List.of();
    }
    List<Long> devices = new ArrayList<>();
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer found = stack.mallocPointer(MAXIMUM_DEVICES);
      var count = stack.callocInt(1);
      if (EXTDeviceEnumeration.eglQueryDevicesEXT(found, count)) {
        for (int i = 0; i < count.get(0); i++) {
          devices.add(found.get(i));
        }
      }
    }
    return devices;
  }

  private static Optional<Long> of(int platform, long nativeDisplay) {
    long function = library().eglGetPlatformDisplayEXT;
    if (function == MemoryUtil.NULL) {
      return Optional.empty();
    }
    // The binding's own method refuses the null that the surfaceless platform wants.
    return initialised(JNI.callPPP(platform, nativeDisplay, MemoryUtil.NULL, function));
  }

  /**
   * A display stays initialised until the process ends: it is the same one for everybody, and who
   * terminates it takes it away from others.
   */
  private static Optional<Long> initialised(long display) {
    if (display == MemoryUtil.NULL) {
      return Optional.empty();
    }
    try (MemoryStack stack = MemoryStack.stackPush()) {
      boolean working =
          EGL10.eglInitialize(display, stack.mallocInt(1), stack.mallocInt(1))
              && EGL10.eglGetError() == EGL10.EGL_SUCCESS;
      return working ? Optional.of(display) : Optional.empty();
    }
  }
}
