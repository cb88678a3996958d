package org.fitterbench.fitter.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fitterbench.core.trace.Stage;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.data.BaseMesh;
import org.fitterbench.fitter.data.BodyAssets;
import org.fitterbench.fitter.data.BodySource;
import org.fitterbench.fitter.data.LocalChange;
import org.fitterbench.fitter.data.Rig;
import org.fitterbench.fitter.data.ShapeTarget;
import org.fitterbench.fitter.skeleton.PoseParameterisation;
import org.fitterbench.fitter.skeleton.RestSkeleton;
import org.fitterbench.fitter.skeleton.RigidTransforms;
import org.fitterbench.fitter.skeleton.Skeleton;
import org.fitterbench.fitter.skinning.Influences;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.skinning.SkinningKernel;

/**
 * The Anny body model (arXiv 2511.03589): from phenotypes, local changes and a pose to vertices.
 * Immutable, so it may be shared by threads; each thread has its own {@link BodyWorkspace}. Metres,
 * Z up.
 */
public final class BodyModel {
  private static final String WAIST_BONE = "spine03";

  private final BodySource source;
  private final MeshTopology topology;
  private final Skeleton skeleton;
  final BodyKernels kernels;
  private final List<String> localChangeLabels;
  private final float[] template;
  private final BlendShapes blendShapes;
  final JointShapes jointShapes;
  final int[] headJoints;
  final int[] tailJoints;
  private final int waistJoint;

  private BodyModel(BodyAssets assets, BodyModelOptions options) {
    BaseMesh mesh = assets.mesh();
    Rig rig = RigSelection.named(assets.rigs(), options.rig());
    RigSelection selection = RigSelection.of(rig, options.bones());
    source = assets.source();
    topology = TopologyEdit.apply(mesh, options.topology());
    skeleton = selection.skeleton();
    localChangeLabels = assets.localChanges().stream().map(LocalChange::label).toList();
    int[] keptIndex = topology.indexOfBase(mesh.vertexCount());
    List<ShapeTarget> targets = storedTargets(assets);
    // Packing takes as long as all the rest, which goes on meanwhile on another core.
    CompletableFuture<BlendShapes> packing =
        CompletableFuture.supplyAsync(
            () -> BlendShapesBuilder.pack(targets, keptIndex, topology.vertexCount()));
    kernels =
        new BodyKernels(
            options.kernel(),
            InfluencesBuilder.build(
                rig, selection, keptIndex, topology.vertexCount(), options.maximumInfluences()));
    template = TopologyEdit.positions(mesh, topology);
    JointShapesBuilder joints = new JointShapesBuilder();
    headJoints = selection.bones().stream().mapToInt(bone -> joints.add(bone.head())).toArray();
    tailJoints = selection.bones().stream().mapToInt(bone -> joints.add(bone.tail())).toArray();
    waistJoint =
        assets.rigs().stream()
            .flatMap(other -> other.bones().stream())
            .filter(bone -> bone.name().equals(WAIST_BONE))
            .findFirst()
            .map(bone -> joints.add(bone.head()))
            .orElse(-1);
    jointShapes = joints.build(mesh, targets);
    blendShapes = result(packing);
  }

  /** The result of work on another thread; its failure is thrown here as it was there. */
  private static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /**
   * Makes a model; the body data are not needed afterwards.
   *
   * @throws org.fitterbench.core.failure.UserInputException when the data lack the rig, or do not
   *     fit together
   */
  public static BodyModel create(BodyAssets assets, BodyModelOptions options) {
    return new BodyModel(assets, options);
  }

  /** Another model of the same parameters and bones. */
  private BodyModel(
      BodyModel other,
      MeshTopology topology,
      BodyKernels kernels,
      float[] template,
      BlendShapes blendShapes) {
    this.topology = topology;
    this.kernels = kernels;
    this.template = template;
    this.blendShapes = blendShapes;
    source = other.source;
    skeleton = other.skeleton;
    localChangeLabels = other.localChangeLabels;
    jointShapes = other.jointShapes;
    headJoints = other.headJoints;
    tailJoints = other.tailJoints;
    waistJoint = other.waistJoint;
  }

  /**
   * The same body with only some of its vertices, for work that does not need them all: same
   * parameters, same skeleton, no faces.
   *
   * @param vertices [N] indices of vertices of this model, ascending
   */
  public BodyModel restrictedTo(int[] vertices) {
    float[] kept = new float[3 * vertices.length];
    for (int vertex = 0; vertex < vertices.length; vertex++) {
      System.arraycopy(template, 3 * vertices[vertex], kept, 3 * vertex, 3);
    }
    return new BodyModel(
        this,
        topology.withoutFaces(vertices),
        new BodyKernels(kernels.choice(), influences().of(vertices)),
        kept,
        blendShapes.of(vertices));
  }

  /** The same body computed by other kernels; nothing is copied. */
  public BodyModel withKernel(SkinningKernel other) {
    return new BodyModel(this, topology, kernels.with(other), template, blendShapes);
  }

  /** The phenotypes' targets, then the positive and the negative one of each local change. */
  private static List<ShapeTarget> storedTargets(BodyAssets assets) {
    if (assets.phenotypeTargets().size() != PhenotypeCoefficients.STORED_COUNT) {
      throw new IllegalArgumentException(
          assets.phenotypeTargets().size() + " targets of phenotypes");
    }
    List<ShapeTarget> targets = new ArrayList<>(assets.phenotypeTargets());
    for (LocalChange change : assets.localChanges()) {
      targets.add(assets.localTargets().get(change.positiveTarget()));
      targets.add(assets.localTargets().get(change.negativeTarget()));
    }
    return targets;
  }

  /** Space for the results of forward passes of this model. */
  public BodyWorkspace newWorkspace() {
    return new BodyWorkspace(this);
  }

  /**
   * The neutral body: every phenotype at its default, no local change, every bone unturned ({@link
   * PoseParameterisation#ROOT_RELATIVE_WORLD}), the root joint at the origin.
   */
  public BodyParameters neutral() {
    double[] phenotypes = new double[Phenotype.COUNT];
    Arrays.fill(phenotypes, Phenotype.DEFAULT);
    return new BodyParameters(
        phenotypes,
        new double[localChangeLabels.size()],
        PoseParameterisation.ROOT_RELATIVE_WORLD,
        RigidTransforms.identities(boneCount()));
  }

  /**
   * Computes a body in the stages {@code coefficients}, {@code blend-shapes}, {@code
   * rest-skeleton}, {@code pose} and {@code skinning}.
   *
   * @param workspace from {@link #newWorkspace}; holds all results afterwards
   */
  public void forward(
      BodyParameters body, Skinning skinning, BodyWorkspace workspace, StageTrace trace) {
    try (Stage _ = trace.stage("coefficients")) {
      computeCoefficients(body, workspace);
    }
    try (Stage _ = trace.stage("blend-shapes")) {
      blendShapes(workspace);
    }
    try (Stage _ = trace.stage("rest-skeleton")) {
      placeSkeleton(workspace);
    }
    try (Stage _ = trace.stage("pose")) {
      pose(body, workspace);
    }
    try (Stage _ = trace.stage("skinning")) {
      skin(skinning, workspace);
    }
  }

  /**
   * Computes several bodies in the stages of {@link #forward}, shared by the calling thread and
   * those of the common pool. The results do not depend on how many threads there are.
   *
   * @param bodies N bodies
   * @param workspaces at least N, each from {@link #newWorkspace}; the first N hold the results
   * @param threads how many at most, at least 1
   */
  public void forwardBatch(
      List<BodyParameters> bodies,
      Skinning skinning,
      List<BodyWorkspace> workspaces,
      int threads,
      StageTrace trace) {
    new ForwardBatch(this, bodies, skinning, workspaces).compute(threads, trace);
  }

  /** The first stage: from phenotypes and local changes to coefficients and active shapes. */
  public void computeCoefficients(BodyParameters body, BodyWorkspace workspace) {
    if (body.localChanges().length != localChangeLabels.size()
        || body.pose().length != RigidTransforms.STRIDE * boneCount()) {
      throw new IllegalArgumentException("The body has the parameters of another model");
    }
    PhenotypeCoefficients.compute(
        body.phenotypes(), workspace.coefficientScratch, workspace.coefficients());
    LocalChangeCoefficients.compute(body.localChanges(), workspace.coefficients());
    workspace.activeShapes().select(workspace.coefficients());
  }

  /** The second stage: from active shapes to rest vertices. */
  public void blendShapes(BodyWorkspace workspace) {
    blend(workspace.activeShapes(), workspace.restVertices());
  }

  /** The second stage for one of the shapes' tiles. */
  void blendShapes(BodyWorkspace workspace, int tile) {
    kernels.blend(blendShapes, workspace.activeShapes(), template, tile, workspace.restVertices());
  }

  /**
   * Blends shapes with the model's kernel.
   *
   * @param out [V·3] metres
   */
  void blend(ActiveShapes active, float[] out) {
    for (int tile = 0; tile < blendShapes.tileCount(); tile++) {
      kernels.blend(blendShapes, active, template, tile, out);
    }
  }

  /** The third stage: from active shapes to heads, tails and rest poses of the bones. */
  public void placeSkeleton(BodyWorkspace workspace) {
    double[] joints = workspace.joints;
    jointShapes.blend(workspace.activeShapes(), joints);
    gather(joints, headJoints, workspace.boneHeads());
    gather(joints, tailJoints, workspace.boneTails());
    RestSkeleton.restPoses(
        skeleton, workspace.boneHeads(), workspace.boneTails(), workspace.restPoses());
  }

  /** The fourth stage: from rest poses and the body's pose to bone poses and transforms. */
  public void pose(BodyParameters body, BodyWorkspace workspace) {
    body.parameterisation()
        .toPoses(
            skeleton,
            workspace.restPoses(),
            body.pose(),
            workspace.bonePoses(),
            workspace.boneTransforms());
  }

  /** The last stage: from rest vertices and bone transforms to vertices. */
  public void skin(Skinning skinning, BodyWorkspace workspace) {
    prepareSkinning(skinning, workspace);
    skin(skinning, workspace, 0, vertexCount());
  }

  /** Brings the bone transforms into the form that the kernel of the last stage reads. */
  void prepareSkinning(Skinning skinning, BodyWorkspace workspace) {
    kernels.prepareSkinning(skinning, workspace);
  }

  /** Moves the vertices {@code from} to {@code to} (exclusive), after {@link #prepareSkinning}. */
  void skin(Skinning skinning, BodyWorkspace workspace, int from, int to) {
    kernels.skin(skinning, workspace, from, to);
  }

  /** Changes of bodies of this model before they are posed. */
  public ShapeTangent newShapeTangent() {
    return new ShapeTangent(this);
  }

  /**
   * Where the bones of the body whose coefficients are all 0 start and end.
   *
   * @param heads [B·3] out, metres
   * @param tails [B·3] out, metres
   */
  public void templateBones(double[] heads, double[] tails) {
    gather(jointShapes.template(), headJoints, heads);
    gather(jointShapes.template(), tailJoints, tails);
  }

  /** Derivatives of forward passes of this model. */
  public BodyTangent newTangent() {
    return new BodyTangent(this);
  }

  /** Copies the joints of every bone. */
  static void gather(double[] joints, int[] indices, double[] out) {
    for (int bone = 0; bone < indices.length; bone++) {
      System.arraycopy(joints, 3 * indices[bone], out, 3 * bone, 3);
    }
  }

  /**
   * The middle of the trunk at the waist before posing, where the bone {@code spine03} of the
   * default rig starts, whatever the model's own rig: x, y, z in metres; empty when no rig has that
   * bone.
   *
   * @param workspace after {@link #placeSkeleton}
   */
  public Optional<double[]> waistJoint(BodyWorkspace workspace) {
    int from = 3 * waistJoint;
    return waistJoint < 0
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(workspace.joints, from, from + 3));
  }

  /** Where the body data came from. */
  public BodySource source() {
    return source;
  }

  /** The faces. */
  public MeshTopology topology() {
    return topology;
  }

  public Skeleton skeleton() {
    return skeleton;
  }

  /** Which bones move which vertices. */
  public Influences influences() {
    return kernels.influences();
  }

  /** What computes blend shapes and skinning. */
  public SkinningKernel kernel() {
    return kernels.choice();
  }

  /** [L] the local changes' names. */
  public List<String> localChangeLabels() {
    return localChangeLabels;
  }

  /** The stored blend shapes. */
  public BlendShapes shapes() {
    return blendShapes;
  }

  /** [V·3] the vertices of the body whose coefficients are all 0, metres; not to be changed. */
  public float[] template() {
    return template;
  }

  /** Bytes of the arrays that hold the model, which are nearly all of its memory. */
  public long memoryBytes() {
    return (long) Float.BYTES * template.length
        + blendShapes.memoryBytes()
        + jointShapes.memoryBytes()
        + influences().memoryBytes()
        + topology.memoryBytes();
  }

  public int vertexCount() {
    return topology.vertexCount();
  }

  public int boneCount() {
    return skeleton.boneCount();
  }

  /** 624 and two for each local change. */
  public int coefficientCount() {
    return PhenotypeCoefficients.COUNT + 2 * localChangeLabels.size();
  }
}
