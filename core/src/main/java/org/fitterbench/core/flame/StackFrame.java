package org.fitterbench.core.flame;

/**
 * A method on a stack, or the thread at the bottom of one. Frames of one method are equal whatever
 * line they are at and however the JVM compiled it.
 *
 * @param className binary name of the class, without the address of a hidden class; empty for a
 *     thread
 * @param name the method's name, or the thread's in brackets
 */
public record StackFrame(String className, String name) {
  /** A frame that stands for all threads of one name, their numbers left out. */
  public static StackFrame ofThread(String threadName) {
    return new StackFrame("", "[" + threadName.replaceAll("[-#\\s]*\\d+", "") + "]");
  }

  /** A frame of a method; the address in the name of a hidden class is cut off. */
  public static StackFrame ofMethod(String className, String methodName) {
    return new StackFrame(className.replaceFirst("[/.+]0x[0-9a-fA-F]+$", ""), methodName);
  }

  /** Whether the JVM made the class for a lambda; the lambda's body is a frame of its own. */
  boolean isLambdaGlue() {
    return className.contains("$$Lambda");
  }

  /** The class without its package, and the method: {@code BodyModel.forward}. */
  public String label() {
    return className.isEmpty()
        ? name
        : className.substring(className.lastIndexOf('.') + 1) + "." + name;
  }

  /** Package, class and method. */
  public String qualifiedName() {
    return className.isEmpty() ? name : className + "." + name;
  }

  /** Whose code it is. */
  public CodeOrigin origin() {
    return CodeOrigin.of(className);
  }
}
