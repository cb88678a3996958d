package org.fitterbench.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fitterbench.core.text.Column;
import org.fitterbench.core.text.Table;
import org.fitterbench.core.trace.StageTrace;
import org.fitterbench.fitter.backend.Backend;
import org.fitterbench.fitter.description.BodyDescription;
import org.fitterbench.fitter.description.BodyDescriptionJson;
import org.fitterbench.fitter.measure.BodyMeasurements;
import org.fitterbench.fitter.measure.BodyMeasurer;
import org.fitterbench.fitter.model.BodyBackend;
import org.fitterbench.fitter.model.BodyModel;
import org.fitterbench.fitter.model.BodyModelOptions;
import org.fitterbench.fitter.model.BodyParameters;
import org.fitterbench.fitter.model.BodyTopology;
import org.fitterbench.fitter.model.BodyWorkspace;
import org.fitterbench.fitter.skinning.Skinning;
import org.fitterbench.fitter.torch.TorchOptions;
import org.fitterbench.mesh.io.MeshFormat;
import org.fitterbench.mesh.model.Mesh;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fitter-bench body}: measures a body, or writes its mesh. */
@Command(
    name = "body",
    description = "Measures a body, or writes its mesh to a file.",
    footerHeading = "%nA body file:%n",
    footer = {
      "  {\"phenotypes\": {\"gender\": 0.2, \"age\": 0.6, \"height\": 0.8},",
      "   \"local_changes\": {\"nose-scale-depth-incr\": 0.5},",
      "   \"pose_rotvec_rad\": {\"upperarm01.L\": [0, 0, 0.5]},",
      "   \"root_rotvec_rad\": [0, 0, 0], \"root_translation_m\": [0, 0, 0]}",
      "All fields are optional. Angles are rotation vectors in radians, lengths metres, Z up.",
      "What 'fitter-bench fit --out' writes is a body file.",
      "",
      "Examples:",
      "  fitter-bench body --body anna.json",
      "  fitter-bench body --body anna.json --out anna.glb --picture anna.png"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:the body was measured or written", "2:wrong options or bad input"},
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class BodyCommand implements Runnable {
  private static final int WIDTH = 100;
  private static final double LITRES_PER_CUBIC_METRE = 1000;

  private final CommandContext context;

  @Mixin private BodyDataOptions bodyData = new BodyDataOptions();

  @Option(
      names = "--body",
      paramLabel = "FILE.json",
      description = "What the body is like; without it the neutral body.")
  private @Nullable Path body;

  @Option(
      names = "--rig",
      paramLabel = "NAME",
      description = "A rig of the body data, such as default or mixamo.",
      defaultValue = "default",
      showDefaultValue = Visibility.ALWAYS)
  private String rig = "default";

  @Option(
      names = "--topology",
      paramLabel = "anny|body|full",
      description =
          "Faces: Anny's closed body, the base mesh's body, or all with helpers and joints.",
      defaultValue = "anny",
      showDefaultValue = Visibility.ALWAYS)
  private BodyTopology topology = BodyTopology.ANNY;

  @Option(
      names = "--skinning",
      paramLabel = "lbs|dqs",
      description = "Linear blend or dual-quaternion skinning.",
      defaultValue = "lbs",
      showDefaultValue = Visibility.ALWAYS)
  private Skinning skinning = Skinning.LBS;

  @Option(
      names = "--backend",
      paramLabel = "scalar|vector|torch",
      description =
          "What computes the vertices: plain loops, the Vector API or PyTorch (default: vector,"
              + " scalar where the JVM lacks the module).")
  private @Nullable Backend backend;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the posed mesh as .obj, .ply, .glb, .fbx or .npy in place of measuring.")
  private @Nullable Path out;

  @Mixin private PictureOption picture = new PictureOption();

  BodyCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    // What can be wrong with the command line is said before anything is loaded.
    MeshFormat format = out == null ? null : MeshFormat.of(out);
    picture.check();
    BodyDescription description =
        body == null ? BodyDescription.NEUTRAL : BodyDescriptionJson.read(context.resolve(body));
    BodyModel model =
        BodyModel.create(
            bodyData.load(context),
            BodyModelOptions.defaults().withRig(rig).withTopology(topology));
    BodyParameters parameters = description.parameters(model);
    BodyWorkspace workspace = model.newWorkspace();
    model.forward(parameters, skinning, workspace, StageTrace.off());
    Backend chosen = backend;
    Mesh mesh =
        model
            .topology()
            .mesh(chosen == null ? workspace.vertices() : vertices(chosen, model, parameters));
    if (out != null && format != null) {
      format.write(context.resolve(out), mesh);
      context
          .out()
          .printf(
              Locale.ROOT,
              "%s: %d vertices, %d faces%n",
              out,
              mesh.vertexCount(),
              mesh.faceCount());
    } else {
      print(model, new BodyMeasurer(model).measure(workspace));
    }
    picture.drawBody(context, mesh).ifPresent(drawn -> context.out().println("picture: " + drawn));
  }

  private float[] vertices(Backend chosen, BodyModel model, BodyParameters parameters) {
    boolean changes = Arrays.stream(parameters.localChanges()).anyMatch(change -> change != 0);
    TorchOptions torch = TorchOptions.defaults().withLocalChanges(changes);
    try (BodyBackend opened = chosen.open(model, skinning, bodyData.cache(context), torch)) {
      context.out().println("backend: " + opened.description());
      return opened.forward(List.of(parameters), StageTrace.off()).getFirst();
    }
  }

  private void print(BodyModel model, BodyMeasurements measured) {
    context.out().println("body data: " + model.source().name());
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("height", "%.3f", measured.heightMetres(), "m"));
    if (measured.waistMetres().isPresent()) {
      rows.add(row("waist", "%.3f", measured.waistMetres().getAsDouble(), "m"));
    } else {
      rows.add(List.of("waist", "-", "the body data do not say where it is"));
    }
    rows.add(row("volume", "%.2f", LITRES_PER_CUBIC_METRE * measured.volumeCubicMetres(), "l"));
    rows.add(row("mass", "%.2f", measured.massKilograms(), "kg"));
    rows.add(row("BMI", "%.2f", measured.bodyMassIndex(), "kg/m²"));
    Table table =
        new Table(
            List.of(Column.words("measure"), Column.numbers("value"), Column.words("unit")), rows);
    table.text(WIDTH).forEach(context.out()::println);
  }

  private static List<String> row(String measure, String format, double value, String unit) {
    return List.of(measure, String.format(Locale.ROOT, format, value), unit);
  }
}
