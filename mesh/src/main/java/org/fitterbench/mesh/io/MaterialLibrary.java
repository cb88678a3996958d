package org.fitterbench.mesh.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fitterbench.mesh.picture.Texture.Wrap;

/**
 * Reads the diffuse textures ({@code map_Kd}) of a Wavefront material library. Options before the
 * file name are passed over, but for {@code -clamp on}; the name is the rest of the line and may
 * hold spaces.
 */
final class MaterialLibrary {
  /** How many words each option takes; those of up to three numbers may take fewer. */
  private static final Map<String, Integer> OPTIONS =
      Map.ofEntries(
          Map.entry("-blendu", 1),
          Map.entry("-blendv", 1),
          Map.entry("-boost", 1),
          Map.entry("-bm", 1),
          Map.entry("-cc", 1),
          Map.entry("-clamp", 1),
          Map.entry("-imfchan", 1),
          Map.entry("-mm", 2),
          Map.entry("-o", 3),
          Map.entry("-s", 3),
          Map.entry("-t", 3),
          Map.entry("-texres", 1),
          Map.entry("-type", 1));

  private MaterialLibrary() {}

  /** The texture of each material that has one, relative to the library. */
  static Map<String, TextureReference.InFile> read(Path file) {
    AsciiScanner scanner = new AsciiScanner(MeshSource.load(file), 0, 1);
    Map<String, TextureReference.InFile> textures = new LinkedHashMap<>();
    String material = "";
    while (!scanner.atEnd()) {
      if (scanner.nextToken()) {
        if (scanner.tokenIs("newmtl")) {
          material = scanner.restOfLine();
        } else if (scanner.tokenIs("map_Kd")) {
          Optional<TextureReference.InFile> texture = texture(scanner.restOfLine());
          if (texture.isPresent()) {
            textures.putIfAbsent(material, texture.get());
          }
        }
      }
      scanner.nextLine();
    }
    return textures;
  }

  private static Optional<TextureReference.InFile> texture(String words) {
    String rest = words;
    Wrap wrap = Wrap.REPEAT;
    while (rest.startsWith("-")) {
      String option = firstWord(rest);
      int arguments = OPTIONS.getOrDefault(option, 0);
      if (arguments == 0) {
        break;
      }
      rest = afterFirstWord(rest);
      if (option.equals("-clamp") && firstWord(rest).equals("on")) {
        wrap = Wrap.CLAMP;
      }
      for (int i = 0; i < arguments && (i == 0 || isNumber(firstWord(rest))); i++) {
        rest = afterFirstWord(rest);
      }
    }
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextureReference.InFile(List.of(rest), wrap));
  }

  private static String firstWord(String text) {
    return text.split("\\s+", 2)[0];
  }

  private static String afterFirstWord(String text) {
    String[] parts = text.split("\\s+", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  private static boolean isNumber(String word) {
    return word.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?");
  }
}
