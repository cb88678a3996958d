package org.fitterbench.mesh.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.fitterbench.mesh.picture.Texture.Wrap;

/**
 * The base colour texture of a glTF primitive: in a buffer view, a data URI or a file. A sampler
 * that mirrors is taken for one that repeats.
 *
 * @param reference where the picture is; empty when the material has none
 * @param coordinateSet which {@code TEXCOORD_n} lays it on the mesh
 */
record GlbTexture(Optional<TextureReference> reference, int coordinateSet) {
  private static final int CLAMP_TO_EDGE = 33071;
  private static final int WRAP_REPEAT = 10497;

  static GlbTexture of(GlbDocument document, JsonNode primitive) {
    JsonNode json = document.json();
    JsonNode info =
        json.path("materials")
            .path(primitive.path("material").asInt(-1))
            .path("pbrMetallicRoughness")
            .path("baseColorTexture");
    JsonNode texture = json.path("textures").path(info.path("index").asInt(-1));
    JsonNode image = json.path("images").path(texture.path("source").asInt(-1));
    return new GlbTexture(
        reference(document, image, wrap(json, texture)), info.path("texCoord").asInt(0));
  }

  private static Wrap wrap(JsonNode json, JsonNode texture) {
    JsonNode sampler = json.path("samplers").path(texture.path("sampler").asInt(-1));
    boolean clamps =
        sampler.path("wrapS").asInt(WRAP_REPEAT) == CLAMP_TO_EDGE
            && sampler.path("wrapT").asInt(WRAP_REPEAT) == CLAMP_TO_EDGE;
    return clamps ? Wrap.CLAMP : Wrap.REPEAT;
  }

  private static Optional<TextureReference> reference(
      GlbDocument document, JsonNode image, Wrap wrap) {
    if (image.has("bufferView")) {
      JsonNode view = document.json().path("bufferViews").path(image.path("bufferView").asInt(-1));
      String name = image.path("name").asText("picture");
      return Optional.of(
          new TextureReference.Embedded(
              AsciiScanner.printable(name), document.bytes(view).slice(), wrap));
    }
    String uri = image.path("uri").asText("");
    if (uri.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (uri.startsWith("data:")) {
        byte[] picture = Base64.getMimeDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        return Optional.of(
            new TextureReference.Embedded("data URI", ByteBuffer.wrap(picture), wrap));
      }
      return Optional.of(new TextureReference.InFile(List.of(unescaped(uri)), wrap));
    } catch (IllegalArgumentException broken) {
      throw document.source().damaged("the address of its texture is malformed");
    }
  }

  /**
   * A relative URI as the name of a file.
   *
   * @throws IllegalArgumentException when an escape is malformed
   */
  static String unescaped(String uri) {
    // A plus sign stays one: URI escapes are not those of web forms.
    return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
