package org.fitterbench.mesh.video;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * What SVT-AV1 prints to the standard error stream. It asks no one but the process's environment
 * whether to.
 */
final class SvtLog {
  private static final String VARIABLE = "SVT_LOG";

  /** Fatal errors only. */
  private static final String LEVEL = "0";

  private SvtLog() {}

  /**
   * Makes the encoder silent unless the user has set how much it prints. Before the first encoder
   * is opened; on systems without {@code setenv} it stays as it is.
   */
  @SuppressWarnings("restricted") // Java cannot change its own environment otherwise.
  static void silence() {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("setenv");
    if (function.isEmpty()) {
      return;
    }
    MethodHandle setenv =
        linker.downcallHandle(
            function.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int kept = 0;
      int failed =
          (int) setenv.invokeExact(arena.allocateFrom(VARIABLE), arena.allocateFrom(LEVEL), kept);
      if (failed != 0) {
        throw new OutOfMemoryError("No memory for a variable of the environment");
      }
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new AssertionError("setenv throws nothing", impossible);
    }
  }
}
