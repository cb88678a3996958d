package org.fitterbench.mesh.assimp;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Optional;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.AITexture;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** Finds the base colour textures of an imported scene's materials. */
final class ImportedTextures {
  private static final int[] TYPES = {
    Assimp.aiTextureType_BASE_COLOR, Assimp.aiTextureType_DIFFUSE
  };

  private final AIScene scene;

  ImportedTextures(AIScene scene) {
    this.scene = scene;
  }

  Optional<ImportedTexture> of(int materialIndex) {
    PointerBuffer materials = scene.mMaterials();
    if (materials == null || materialIndex < 0 || materialIndex >= scene.mNumMaterials()) {
      return Optional.empty();
    }
    AIMaterial material = AIMaterial.create(materials.get(materialIndex));
    for (int type : TYPES) {
      String path = path(material, type);
      if (!path.isEmpty()) {
        return texture(path);
      }
    }
    return Optional.empty();
  }

  private static String path(AIMaterial material, int type) {
    if (Assimp.aiGetMaterialTextureCount(material, type) == 0) {
      return "";
    }
    try (MemoryStack stack = MemoryStack.stackPush()) {
      AIString path = AIString.calloc(stack);
      int result =
          Assimp.aiGetMaterialTexture(
              material, type, 0, path, (IntBuffer) null, null, null, null, null, null);
      return result == Assimp.aiReturn_SUCCESS ? path.dataString() : "";
    }
  }

  private Optional<ImportedTexture> texture(String path) {
    AITexture inside = Assimp.aiGetEmbeddedTexture(scene, path);
    if (inside == null) {
      return Optional.of(new ImportedTexture.Named(path));
    }
    // A height of 0 says that the width counts the bytes of a whole picture file.
    if (inside.mHeight() != 0) {
      return Optional.empty();
    }
    byte[] bytes = new byte[inside.mWidth()];
    ByteBuffer data = MemoryUtil.memByteBuffer(inside.pcData().address(), bytes.length);
    data.get(bytes);
    return Optional.of(new ImportedTexture.Embedded(inside.mFilename().dataString(), bytes));
  }
}
