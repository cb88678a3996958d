package org.fitterbench.mesh.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.fitterbench.mesh.fbx.FbxWriter;
import org.fitterbench.mesh.model.Mesh;

/**
 * Writes binary FBX 7.4: one mesh with a material, metres, Z up, coordinates as they are. Vertices
 * and normals are not deflated, so that the shapes of one topology differ in two parts of equal
 * size; everything else is deflated once.
 */
final class FbxMeshWriter implements ShapeEncoder {
  private static final String CREATOR = "fitter-bench";
  private static final String NAME = "mesh";
  private static final long GEOMETRY_ID = 1_000_001;
  private static final long MODEL_ID = 1_000_002;
  private static final long MATERIAL_ID = 1_000_003;
  private static final long TEXTURE_ID = 1_000_004;
  private static final long VIDEO_ID = 1_000_005;

  /** A unit of the file is a metre; the format counts centimetres. */
  private static final double CENTIMETRES_PER_UNIT = 100;

  private final FbxWriter out = new FbxWriter();
  private final Optional<EncodedTexture> texture;
  private int verticesStart;
  private int normalsStart;

  /** A whole file whose vertices and normals are 0. */
  private final byte[] template;

  FbxMeshWriter(Mesh topology, boolean normals, Optional<EncodedTexture> texture) {
    this.texture = texture;
    out.fileIdentity(CREATOR);
    globalSettings();
    definitions();
    out.begin("Objects");
    geometry(topology, normals);
    model();
    material();
    texture.ifPresent(this::texture);
    out.end();
    connections();
    template = out.finish();
  }

  @Override
  public void encode(float[] positions, float[] normals, OutputStream stream) throws IOException {
    byte[] file = template.clone();
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    FbxWriter.fill(bytes, verticesStart, positions);
    FbxWriter.fill(bytes, normalsStart, normals);
    stream.write(file);
  }

  private void globalSettings() {
    out.begin("GlobalSettings");
    version("Version", 1000);
    out.begin("Properties70");
    setting("UpAxis", 2);
    setting("UpAxisSign", 1);
    setting("FrontAxis", 1);
    setting("FrontAxisSign", -1);
    setting("CoordAxis", 0);
    setting("CoordAxisSign", 1);
    property("UnitScaleFactor", "double", "Number", "").real(CENTIMETRES_PER_UNIT).end();
    property("OriginalUnitScaleFactor", "double", "Number", "").real(CENTIMETRES_PER_UNIT).end();
    out.end().end();
  }

  private void definitions() {
    String[] kinds = {"GlobalSettings", "Geometry", "Model", "Material", "Texture", "Video"};
    int number = texture.isPresent() ? kinds.length : kinds.length - 2;
    out.begin("Definitions");
    version("Version", 100);
    version("Count", number);
    for (int i = 0; i < number; i++) {
      out.begin("ObjectType").text(kinds[i]);
      version("Count", 1);
      out.end();
    }
    out.end();
  }

  private void geometry(Mesh mesh, boolean normals) {
    out.begin("Geometry").whole(GEOMETRY_ID).objectName(NAME, "Geometry").text("Mesh");
    version("GeometryVersion", 124);
    out.begin("Vertices");
    verticesStart = out.openArray(mesh.positions().length);
    out.end();
    out.begin("PolygonVertexIndex").array(polygons(mesh)).end();
    if (normals) {
      layer("LayerElementNormal", "ByVertice", "Direct");
      out.begin("Normals");
      normalsStart = out.openArray(mesh.positions().length);
      out.end().end();
    }
    if (mesh.hasTextureCoordinates()) {
      layer("LayerElementUV", "ByPolygonVertex", "IndexToDirect");
      out.begin("UV").array(mesh.textureCoordinates()).end();
      out.begin("UVIndex").array(mesh.faceTextureCoordinates()).end();
      out.end();
    }
    layer("LayerElementMaterial", "AllSame", "IndexToDirect");
    out.begin("Materials").array(new int[1]).end();
    out.end();
    out.begin("Layer").whole(0);
    version("Version", 100);
    if (normals) {
      layerElement("LayerElementNormal");
    }
    layerElement("LayerElementMaterial");
    if (mesh.hasTextureCoordinates()) {
      layerElement("LayerElementUV");
    }
    out.end().end();
  }

  /** The corners of all faces, the last of each as its complement. */
  private static int[] polygons(Mesh mesh) {
    int[] corners = mesh.faceVertices().clone();
    int[] offsets = mesh.faceOffsets();
    for (int face = 0; face < mesh.faceCount(); face++) {
      int last = offsets[face + 1] - 1;
      if (last >= offsets[face]) {
        corners[last] = ~corners[last];
      }
    }
    return corners;
  }

  /** Begins a layer, which stays open. */
  private void layer(String kind, String mapping, String reference) {
    out.begin(kind).whole(0);
    version("Version", 101);
    out.begin("Name").text("").end();
    out.begin("MappingInformationType").text(mapping).end();
    out.begin("ReferenceInformationType").text(reference).end();
  }

  private void layerElement(String kind) {
    out.begin("LayerElement");
    out.begin("Type").text(kind).end();
    out.begin("TypedIndex").whole(0).end();
    out.end();
  }

  private void model() {
    out.begin("Model").whole(MODEL_ID).objectName(NAME, "Model").text("Mesh");
    version("Version", 232);
    out.begin("Properties70").end();
    out.begin("Shading").text("T").end();
    out.begin("Culling").text("CullingOff").end();
    out.end();
  }

  private void material() {
    out.begin("Material")
        .whole(MATERIAL_ID)
        .objectName(EncodedTexture.MATERIAL, "Material")
        .text("");
    version("Version", 102);
    out.begin("ShadingModel").text("Lambert").end();
    version("MultiLayer", 0);
    out.begin("Properties70");
    property("DiffuseColor", "Color", "", "A").real(0.8).real(0.8).real(0.8).end();
    out.end().end();
  }

  private void texture(EncodedTexture skin) {
    String file = skin.pictureName();
    out.begin("Video").whole(VIDEO_ID).objectName(file, "Video").text("Clip");
    out.begin("Type").text("Clip").end();
    out.begin("Properties70").end();
    version("UseMipMap", 0);
    out.begin("Filename").text(file).end();
    out.begin("RelativeFilename").text(file).end();
    out.begin("Content").raw(skin.png()).end();
    out.end();
    out.begin("Texture").whole(TEXTURE_ID).objectName(file, "Texture").text("");
    out.begin("Type").text("TextureVideoClip").end();
    version("Version", 202);
    out.begin("TextureName").objectName(file, "Texture").end();
    out.begin("Properties70").end();
    out.begin("Media").objectName(file, "Video").end();
    out.begin("FileName").text(file).end();
    out.begin("RelativeFilename").text(file).end();
    out.end();
  }

  private void connections() {
    out.begin("Connections");
    connect(MODEL_ID, 0);
    connect(GEOMETRY_ID, MODEL_ID);
    connect(MATERIAL_ID, MODEL_ID);
    if (texture.isPresent()) {
      out.begin("C").text("OP").whole(TEXTURE_ID).whole(MATERIAL_ID).text("DiffuseColor").end();
      connect(VIDEO_ID, TEXTURE_ID);
    }
    out.end();
  }

  private void connect(long child, long parent) {
    out.begin("C").text("OO").whole(child).whole(parent).end();
  }

  private void setting(String name, int value) {
    property(name, "int", "Integer", "").whole(value).end();
  }

  private FbxWriter property(String name, String type, String label, String flags) {
    return out.begin("P").text(name).text(type).text(label).text(flags);
  }

  private void version(String name, int value) {
    out.begin(name).whole(value).end();
  }
}
