package org.fitterbench.mesh.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.fitterbench.core.failure.UserInputException;
import org.fitterbench.mesh.assimp.AssimpNatives;
import org.fitterbench.mesh.model.Mesh;
import org.fitterbench.mesh.picture.Picture;
import org.fitterbench.mesh.picture.PictureFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForeignMeshTest {
  private static final String STL =
      """
      solid two
      facet normal 0 0 1
      outer loop
      vertex 1 2 3
      vertex 4 5 6
      vertex 7 8 10
      endloop
      endfacet
      facet normal 0 0 1
      outer loop
      vertex 1 2 3
      vertex 7 8 10
      vertex 0 0 1
      endloop
      endfacet
      endsolid two
      """;

  private static final String DAE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
        <asset><unit name="centimeter" meter="0.01"/><up_axis>Z_UP</up_axis></asset>
        <library_geometries><geometry id="g" name="g"><mesh>
          <source id="p"><float_array id="pa" count="12">100 200 300 400 500 600 700 800 900 0 0 100</float_array>
            <technique_common><accessor source="#pa" count="4" stride="3">
              <param name="X" type="float"/><param name="Y" type="float"/><param name="Z" type="float"/>
            </accessor></technique_common></source>
          <vertices id="v"><input semantic="POSITION" source="#p"/></vertices>
          <polylist count="2"><input semantic="VERTEX" source="#v" offset="0"/>
            <vcount>4 3</vcount><p>0 1 2 3 0 2 3</p></polylist>
        </mesh></geometry></library_geometries>
        <library_visual_scenes><visual_scene id="s"><node id="n">
          <translate>0 0 10</translate><instance_geometry url="#g"/></node></visual_scene>
        </library_visual_scenes>
        <scene><instance_visual_scene url="#s"/></scene>
      </COLLADA>
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void requireAssimp() {
    AssimpNatives.require();
  }

  @Test
  void trianglesOfAnStlAreReadAsTheyAreAndTheirVerticesSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("two.STL"), STL);
    TexturedMesh read = TexturedMeshFiles.read(file);
    assertEquals(2, read.mesh().faceCount());
    assertArrayEquals(
        new float[] {1, 2, 3, 4, 5, 6, 7, 8, 10, 1, 2, 3, 7, 8, 10, 0, 0, 1},
        read.mesh().positions());
    assertEquals(1, read.notes().size());
    assertTrue(read.notes().getFirst().contains("a vertex of its own"));
  }

  @Test
  void unitAxisAndNodesOfACollada() throws IOException {
    Path file = Files.writeString(folder.resolve("quad.dae"), DAE);
    TexturedMesh read = TexturedMeshFiles.read(file);
    assertArrayEquals(new int[] {0, 4, 7}, read.mesh().faceOffsets(), "polygons stay polygons");
    float[] first = Arrays.copyOf(read.mesh().positions(), 6);
    assertArrayEquals(new float[] {1, 2, 3.1f, 4, 5, 6.1f}, first, 1e-6f);
  }

  @Test
  void aGltfIsReadWithItsDataItsTextureAndItsVerticesInOrder() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(4 * 12 + 4 * 8 + 6 * 2).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : new float[] {0, 0, 0, 1, 0, 0, 1, 2, 0, 0, 2, 3}) {
      data.putFloat(value);
    }
    for (float value : new float[] {0, 1, 1, 1, 1, 0, 0, 0.25f}) {
      data.putFloat(value);
    }
    for (short index : new short[] {0, 1, 2, 0, 2, 3}) {
      data.putShort(index);
    }
    PictureFiles.writePng(Picture.filled(3, 2, 0xFF0000FF), folder.resolve("my skin.png"));
    Path file = folder.resolve("quad.gltf");
    Files.writeString(
        file,
        """
        {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],
         "nodes":[{"mesh":0,"name":"quad","translation":[10,0,0]}],
         "meshes":[{"primitives":[{"attributes":{"POSITION":0,"TEXCOORD_0":1},"indices":2,"material":0}]}],
         "materials":[{"pbrMetallicRoughness":{"baseColorTexture":{"index":0}}}],
         "textures":[{"source":0}],"images":[{"uri":"my%%20skin.png"}],
         "accessors":[
          {"bufferView":0,"componentType":5126,"count":4,"type":"VEC3","min":[0,0,0],"max":[1,2,3]},
          {"bufferView":1,"componentType":5126,"count":4,"type":"VEC2"},
          {"bufferView":2,"componentType":5123,"count":6,"type":"SCALAR"}],
         "bufferViews":[{"buffer":0,"byteOffset":0,"byteLength":48},
          {"buffer":0,"byteOffset":48,"byteLength":32},{"buffer":0,"byteOffset":80,"byteLength":12}],
         "buffers":[{"byteLength":92,"uri":"data:application/octet-stream;base64,%s"}]}
        """
            .formatted(Base64.getEncoder().encodeToString(data.array())));
    TexturedMesh read = TexturedMeshFiles.read(file);
    assertArrayEquals(
        new float[] {10, 0, 0, 11, 0, 0, 11, 0, 2, 10, -3, 2}, read.mesh().positions());
    assertArrayEquals(new int[] {0, 1, 2, 0, 2, 3}, read.mesh().faceVertices());
    assertArrayEquals(
        new float[] {0, 0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 0.75f}, Meshes.cornerTexture(read.mesh()));
    assertEquals(0xFF0000FF, read.texture().orElseThrow().picture().pixel(0, 0));
    assertEquals(List.of(), read.notes());
  }

  @Test
  void aGlbWithTransformsIsReadWithThem() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    float[] triangle = {0, 0, 0, 1, 0, 0, 0, 2, 3};
    MeshFormat.GLB.encode(Mesh.uniform(triangle, new int[] {0, 1, 2}, 3), out);
    String plain = out.toString(StandardCharsets.ISO_8859_1);
    // As long as what it replaces, so that every offset stays.
    String moved =
        plain
            .replace("\"name\":\"body\",\"mesh\":0", "\"scale\":[2,3,4],\"mesh\":0")
            .replace("\"fitter-bench\"", "\"fitter-ben\"");
    assertEquals(plain.length(), moved.length());
    Path file = folder.resolve("moved.glb");
    Files.write(file, moved.getBytes(StandardCharsets.ISO_8859_1));
    assertThrows(UserInputException.class, () -> MeshFormat.GLB.read(file));
    // Y up in the file: its y is our z, its z our −y.
    assertArrayEquals(
        new float[] {0, 0, 0, 2, 0, 0, 0, 8, 9}, TexturedMeshFiles.read(file).mesh().positions());
  }

  @Test
  void anUnknownExtensionIsRefusedWithAllThatAreRead() {
    String line =
        assertThrows(
                UserInputException.class, () -> TexturedMeshFiles.read(folder.resolve("a.blend")))
            .oneLine();
    assertTrue(line.contains(".npy, .obj, .ply, .glb, .fbx, .gltf, .dae, .stl"), line);
  }

  @Test
  void whatAssimpRefusesIsRefusedInOneLine() throws IOException {
    for (String name : List.of("a.gltf", "b.dae")) {
      Path file = Files.writeString(folder.resolve(name), "{ no mesh");
      String line =
          assertThrows(UserInputException.class, () -> TexturedMeshFiles.read(file)).oneLine();
      assertTrue(line.contains(name), line);
      assertEquals(1, line.lines().count());
    }
    Path missing = folder.resolve("missing.dae");
    assertThrows(UserInputException.class, () -> TexturedMeshFiles.read(missing));
  }

  @Test
  void everyTruncationOfAnAsciiStlReadsOrIsRefused() throws IOException {
    Path file = folder.resolve("cut.stl");
    for (int length = 0; length < STL.length(); length += 7) {
      Files.writeString(file, STL.substring(0, length));
      try {
        assertTrue(TexturedMeshFiles.read(file).mesh().vertexCount() > 0);
      } catch (UserInputException refusal) {
        assertTrue(refusal.oneLine().contains("cut.stl"), refusal.oneLine());
      }
    }
  }
}
