package org.fitterbench.mesh.io;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fitterbench.mesh.picture.PictureFiles;
import org.fitterbench.mesh.picture.Texture;

/** Finds and reads the picture that a mesh file means. */
final class TextureFinder {
  private final Path meshFile;
  private final List<String> notes;

  /**
   * @param meshFile where relative names start
   * @param notes gets a line for what is not there
   */
  TextureFinder(Path meshFile, List<String> notes) {
    this.meshFile = meshFile;
    this.notes = notes;
  }

  Optional<Texture> find(TextureReference reference) {
    return switch (reference) {
      case TextureReference.Embedded embedded -> Optional.of(read(embedded));
      case TextureReference.InFile named -> find(meshFile, named);
      case TextureReference.InLibrary material -> find(material);
    };
  }

  private Texture read(TextureReference.Embedded embedded) {
    ByteBuffer bytes = embedded.bytes();
    ByteArrayInputStream stream =
        new ByteArrayInputStream(
            bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    String name = "'%s' in '%s'".formatted(embedded.name(), meshFile);
    return new Texture(PictureFiles.read(stream, name), embedded.wrap());
  }

  private Optional<Texture> find(Path from, TextureReference.InFile named) {
    Optional<Path> file = locate(from, named.names());
    if (file.isEmpty()) {
      notes.add(
          "the texture '%s' that '%s' names is not there; the mesh has no texture"
              .formatted(AsciiScanner.printable(named.names().getFirst()), from));
    }
    return file.map(found -> new Texture(PictureFiles.read(found), named.wrap()));
  }

  private Optional<Texture> find(TextureReference.InLibrary material) {
    Map<String, TextureReference.InFile> textures = new LinkedHashMap<>();
    Path library = meshFile;
    for (String names : material.libraries()) {
      List<Path> files = libraries(names);
      if (files.isEmpty()) {
        notes.add(
            "the material library '%s' that '%s' names is not there"
                .formatted(AsciiScanner.printable(names), meshFile));
      }
      for (Path file : files) {
        library = file;
        MaterialLibrary.read(file).forEach(textures::putIfAbsent);
      }
    }
    List<TextureReference.InFile> used =
        material.materials().stream()
            .filter(textures::containsKey)
            .map(textures::get)
            .distinct()
            .toList();
    if (used.isEmpty()) {
      return Optional.empty();
    }
    if (used.size() > 1) {
      notes.add(
          "'%s' uses %d textures; all of it gets '%s', which most of its faces have"
              .formatted(
                  meshFile,
                  used.size(),
                  AsciiScanner.printable(used.getFirst().names().getFirst())));
    }
    return find(library, used.getFirst());
  }

  /** A line names one library, whose name may have spaces, or several with spaces between them. */
  private List<Path> libraries(String names) {
    return locate(meshFile, List.of(names))
        .map(List::of)
        .orElseGet(() ->
            Stream.of(names.split("\\s+", -1))
                .flatMap(name -> locate(meshFile, List.of(name)).stream())
                .toList());
  }

  /**
   * The first of some names that is a file: where it says, relative to the folder of the file that
   * names it; then its last name there. Exporters often write the absolute path of their machine.
   */
  private static Optional<Path> locate(Path from, List<String> names) {
    Path folder = from.toAbsolutePath().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    List<String> written = names.stream().map(name -> name.replace('\\', '/')).toList();
    for (String name : written) {
      Optional<Path> file = file(folder, name);
      if (file.isPresent()) {
        return file;
      }
    }
    for (String name : written) {
      Optional<Path> file = file(folder, name.substring(name.lastIndexOf('/') + 1));
      if (file.isPresent()) {
        return file;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> file(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name)).filter(Files::isRegularFile);
    } catch (InvalidPathException impossible) {
      // A name that this system cannot have, such as a drive letter, is a file that is not there.
      return Optional.empty();
    }
  }
}
