package org.fitterbench.fitter.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.data.JointAnchor;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.RigBone;
import org.fitterbench.fitter.data.ShapeTarget;

/**
 * What stands behind the header of a {@link CompactBodyFile}: source, mesh, targets, local changes,
 * rigs, in this order. A string is its length in bytes and its UTF-8; a list is its count and its
 * members. The vertices of all targets of a list stand together, and so do their offsets.
 */
final class CompactPayload {
  private static final String NO_PARENT = "";

  private CompactPayload() {}

  static void write(LittleEndianWriter out, BodyAssets assets) throws IOException {
    out.writeString(assets.source().kind().name());
    out.writeString(assets.source().name());
    out.writeString(assets.source().sha256());
    writeMesh(out, assets.mesh());
    writeTargets(out, assets.phenotypeTargets());
    writeTargets(out, assets.localTargets());
    out.writeInt(assets.localChanges().size());
    for (LocalChange change : assets.localChanges()) {
      out.writeString(change.label());
      out.writeInt(change.positiveTarget());
      out.writeInt(change.negativeTarget());
    }
    out.writeInt(assets.rigs().size());
    for (Rig rig : assets.rigs()) {
      out.writeString(rig.name());
      out.writeInt(rig.bones().size());
      for (RigBone bone : rig.bones()) {
        writeBone(out, bone);
      }
    }
  }

  static BodyAssets read(LittleEndianReader in) {
    try {
      BodySource source =
          new BodySource(
              BodySource.Kind.valueOf(in.readString()), in.readString(), in.readString());
      BaseMesh mesh = readMesh(in);
      List<ShapeTarget> phenotypeTargets = readTargets(in);
      List<ShapeTarget> localTargets = readTargets(in);
      List<LocalChange> localChanges = new ArrayList<>();
      for (int left = in.readCount(12); left > 0; left--) {
        localChanges.add(new LocalChange(in.readString(), in.readInt(), in.readInt()));
      }
      List<Rig> rigs = new ArrayList<>();
      for (int left = in.readCount(8); left > 0; left--) {
        rigs.add(readRig(in));
      }
      in.end();
      return new BodyAssets(source, mesh, phenotypeTargets, localTargets, localChanges, rigs);
    } catch (IllegalArgumentException e) {
      // The records refuse what does not fit together.
      throw CompactBodyFile.damaged(in.file(), String.valueOf(e.getMessage()));
    }
  }

  private static void writeMesh(LittleEndianWriter out, BaseMesh mesh) throws IOException {
    out.writeInt(mesh.positions().length);
    out.writeDoubles(mesh.positions());
    out.writeInt(mesh.textureCoordinates().length);
    out.writeFloats(mesh.textureCoordinates());
    out.writeInt(mesh.quadCount());
    out.writeInts(mesh.quads());
    out.writeInts(mesh.quadTextureCoordinates());
    out.writeInts(mesh.quadGroups());
    out.writeInt(mesh.groupNames().size());
    for (String name : mesh.groupNames()) {
      out.writeString(name);
    }
  }

  private static BaseMesh readMesh(LittleEndianReader in) {
    double[] positions = in.readDoubles(in.readInt());
    float[] textureCoordinates = in.readFloats(in.readInt());
    int quadCount = in.readCount(9 * Integer.BYTES);
    int[] quads = in.readInts(4 * quadCount);
    int[] quadTextureCoordinates = in.readInts(4 * quadCount);
    int[] quadGroups = in.readInts(quadCount);
    List<String> groupNames = new ArrayList<>();
    for (int left = in.readCount(4); left > 0; left--) {
      groupNames.add(in.readString());
    }
    return new BaseMesh(
        positions, quads, textureCoordinates, quadTextureCoordinates, quadGroups, groupNames);
  }

  private static void writeTargets(LittleEndianWriter out, List<ShapeTarget> targets)
      throws IOException {
    out.writeInt(targets.size());
    for (ShapeTarget target : targets) {
      out.writeString(target.name());
      out.writeInt(target.vertices().length);
    }
    for (ShapeTarget target : targets) {
      out.writeChars(target.vertices());
    }
    for (ShapeTarget target : targets) {
      out.writeShorts(target.offsets());
    }
  }

  private static List<ShapeTarget> readTargets(LittleEndianReader in) {
    int count = in.readCount(8);
    String[] names = new String[count];
    int[] sizes = new int[count];
    for (int i = 0; i < count; i++) {
      names[i] = in.readString();
      sizes[i] = in.readCount(8);
    }
    char[][] vertices = new char[count][];
    for (int i = 0; i < count; i++) {
      vertices[i] = in.readChars(sizes[i]);
    }
    List<ShapeTarget> targets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      targets.add(new ShapeTarget(names[i], vertices[i], in.readShorts(3 * sizes[i])));
    }
    return targets;
  }

  private static void writeBone(LittleEndianWriter out, RigBone bone) throws IOException {
    out.writeString(bone.name());
    String parent = bone.parent();
    out.writeString(parent == null ? NO_PARENT : parent);
    for (JointAnchor anchor : List.of(bone.head(), bone.tail())) {
      out.writeInt(anchor.vertices().length);
      out.writeInts(anchor.vertices());
    }
    out.writeDouble(bone.rollRadians());
    out.writeInt(bone.weights().length);
    out.writeInts(bone.weightVertices());
    out.writeFloats(bone.weights());
  }

  private static Rig readRig(LittleEndianReader in) {
    String name = in.readString();
    List<RigBone> bones = new ArrayList<>();
    for (int left = in.readCount(28); left > 0; left--) {
      String bone = in.readString();
      String parent = in.readString();
      JointAnchor head = new JointAnchor(in.readInts(in.readInt()));
      JointAnchor tail = new JointAnchor(in.readInts(in.readInt()));
      double roll = in.readDouble();
      int weights = in.readCount(8);
      bones.add(
          new RigBone(
              bone,
              parent.equals(NO_PARENT) ? null : parent,
              head,
              tail,
              roll,
              in.readInts(weights),
              in.readFloats(weights)));
    }
    return new Rig(name, bones);
  }
}
