package org.fitterbench.mesh.opengl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.lwjgl.opengl.GL20C;

/** A vertex and a fragment shader, compiled and linked. */
final class ShaderProgram implements AutoCloseable {
  /** What every shader starts with. */
  private static final String HEAD = "frame.glsl";

  private final int name;

  /**
   * @param vertex resource of the vertex shader
   * @param fragment resource of the fragment shader
   * @param definitions lines of the preprocessor
   */
  ShaderProgram(String vertex, String fragment, String definitions) {
    name = GL20C.glCreateProgram();
    int vertexShader = compile(GL20C.GL_VERTEX_SHADER, vertex, definitions);
    int fragmentShader = compile(GL20C.GL_FRAGMENT_SHADER, fragment, definitions);
    GL20C.glAttachShader(name, vertexShader);
    GL20C.glAttachShader(name, fragmentShader);
    GL20C.glLinkProgram(name);
    GL20C.glDeleteShader(vertexShader);
    GL20C.glDeleteShader(fragmentShader);
    if (GL20C.glGetProgrami(name, GL20C.GL_LINK_STATUS) == 0) {
      throw new IllegalStateException(
          "The driver cannot link " + fragment + ": " + GL20C.glGetProgramInfoLog(name));
    }
  }

  private static int compile(int kind, String resource, String definitions) {
    int shader = GL20C.glCreateShader(kind);
    String head = text(HEAD);
    int version = head.indexOf('\n') + 1;
    // The version has to be first.
    GL20C.glShaderSource(
        shader, head.substring(0, version), definitions, head.substring(version), text(resource));
    GL20C.glCompileShader(shader);
    if (GL20C.glGetShaderi(shader, GL20C.GL_COMPILE_STATUS) == 0) {
      throw new IllegalStateException(
          "The driver cannot compile " + resource + ": " + GL20C.glGetShaderInfoLog(shader));
    }
    return shader;
  }

  private static String text(String resource) {
    try (InputStream bytes =
        Objects.requireNonNull(ShaderProgram.class.getResourceAsStream(resource), resource)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void use() {
    GL20C.glUseProgram(name);
  }

  @Override
  public void close() {
    GL20C.glDeleteProgram(name);
  }
}
