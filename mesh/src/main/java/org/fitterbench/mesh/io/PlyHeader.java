package org.fitterbench.mesh.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header of a PLY file.
 *
 * @param encoding how the data behind it are written
 * @param elements in file order
 * @param dataOffset the byte where the data start
 * @param dataLine the line where the data start, from 1
 * @param textureFile the picture that a comment {@code TextureFile} names, as MeshLab writes it
 */
record PlyHeader(
    Encoding encoding,
    List<Element> elements,
    int dataOffset,
    int dataLine,
    Optional<String> textureFile) {
  private static final String TEXTURE_FILE = "TextureFile";

  /** How the data are written. */
  enum Encoding {
    ASCII("ascii"),
    LITTLE_ENDIAN("binary_little_endian"),
    BIG_ENDIAN("binary_big_endian");

    private final String word;

    Encoding(String word) {
      this.word = word;
    }
  }

  /**
   * A table of the file.
   *
   * @param name {@code vertex}, {@code face} or another
   * @param count number of rows
   * @param properties its columns
   */
  record Element(String name, int count, List<Property> properties) {
    /** The least number of bytes that a row has. */
    int leastBytes(Encoding encoding) {
      return encoding == Encoding.ASCII
          ? 2 * properties.size()
          : properties.stream().mapToInt(Property::leastBytes).sum();
    }
  }

  /**
   * A column: one number, or a list of them with its length before it.
   *
   * @param name for example {@code x} or {@code vertex_indices}
   * @param type of the number or numbers
   * @param lengthType of a list's length; null for one number
   */
  record Property(String name, PlyType type, @Nullable PlyType lengthType) {
    private int leastBytes() {
      return lengthType == null ? type.bytes() : lengthType.bytes();
    }
  }

  /** Reads the header, and checks that the file is long enough for the rows that it claims. */
  static PlyHeader read(MeshSource source) {
    AsciiScanner scanner = new AsciiScanner(source, 0, 1);
    if (!scanner.nextToken() || !scanner.tokenIs("ply")) {
      throw source.damaged("no PLY file, its first line is not 'ply'");
    }
    Encoding encoding = null;
    List<Element> elements = new ArrayList<>();
    Optional<String> textureFile = Optional.empty();
    while (true) {
      scanner.nextLine();
      if (scanner.atEnd()) {
        throw source.damaged("truncated: its header has no end_header");
      }
      String word = scanner.nextToken() ? scanner.token() : "";
      switch (word) {
        case "format" -> encoding = encoding(scanner);
        case "element" -> elements.add(element(scanner));
        case "property" -> addProperty(scanner, elements);
        case "comment" -> textureFile = textureFile.or(() -> textureFile(scanner));
        case "obj_info", "" -> {}
        case "end_header" -> {
          scanner.nextLine();
          if (encoding == null) {
            throw source.damaged("its header has no format");
          }
          PlyHeader header =
              new PlyHeader(encoding, elements, scanner.position(), scanner.line(), textureFile);
          header.requireRows(source);
          return header;
        }
        default ->
            throw scanner.damaged(
                "'" + AsciiScanner.printable(word) + "' is no statement of a PLY header");
      }
    }
  }

  private void requireRows(MeshSource source) {
    int available = source.length() - dataOffset + (encoding == Encoding.ASCII ? 1 : 0);
    long needed = 0;
    for (Element element : elements) {
      if (element.properties().isEmpty() && element.count() > 0) {
        throw source.damaged("its element '" + element.name() + "' has no properties");
      }
      needed += (long) element.count() * element.leastBytes(encoding);
      if (needed > available) {
        throw source.damaged(
            "truncated: %d rows of '%s' need at least %d bytes, the file has %d after its header"
                .formatted(element.count(), element.name(), needed, source.length() - dataOffset));
      }
    }
  }

  private static Optional<String> textureFile(AsciiScanner scanner) {
    return scanner.nextToken() && scanner.tokenIs(TEXTURE_FILE)
        ? Optional.of(scanner.restOfLine()).filter(name -> !name.isEmpty())
        : Optional.empty();
  }

  private static Encoding encoding(AsciiScanner scanner) {
    String word = word(scanner);
    for (Encoding encoding : Encoding.values()) {
      if (encoding.word.equals(word)) {
        return encoding;
      }
    }
    throw scanner.damaged("unknown format '" + AsciiScanner.printable(word) + "'");
  }

  private static Element element(AsciiScanner scanner) {
    String name = word(scanner);
    word(scanner);
    int count = scanner.integer(scanner.tokenStart(), scanner.tokenEnd());
    if (count < 0) {
      throw scanner.damaged(count + " rows of '" + AsciiScanner.printable(name) + "'");
    }
    return new Element(name, count, new ArrayList<>());
  }

  private static void addProperty(AsciiScanner scanner, List<Element> elements) {
    if (elements.isEmpty()) {
      throw scanner.damaged("a property before any element");
    }
    String word = word(scanner);
    PlyType lengthType = null;
    if (word.equals("list")) {
      lengthType = type(scanner, word(scanner));
      if (!lengthType.isInteger()) {
        throw scanner.damaged("a list whose length is no integer");
      }
      word = word(scanner);
    }
    elements
        .getLast()
        .properties()
        .add(new Property(word(scanner), type(scanner, word), lengthType));
  }

  private static PlyType type(AsciiScanner scanner, String name) {
    return PlyType.of(name)
        .orElseThrow(() -> scanner.damaged("unknown type '" + AsciiScanner.printable(name) + "'"));
  }

  private static String word(AsciiScanner scanner) {
    if (!scanner.nextToken()) {
      throw scanner.damaged("the line ends too early");
    }
    return scanner.token();
  }
}
