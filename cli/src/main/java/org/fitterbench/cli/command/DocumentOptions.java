package org.fitterbench.cli.command;

import org.fitterbench.segmentation.settings.SettingsFile;
import org.fitterbench.segmentation.torchscript.ScriptConventions;
import picocli.CommandLine.Option;

/** Options that print a document about the files that a command reads, and do nothing else. */
final class DocumentOptions {
  @Option(
      names = "--print-schema",
      help = true,
      description = "Print the JSON Schema of --config's file, and exit.")
  private boolean schema;

  @Option(
      names = "--print-model-template",
      help = true,
      description =
          "Print a file to start from that says what a TorchScript model takes and gives (m.yaml"
              + " beside m.pt), and exit.")
  private boolean template;

  /** Prints what was asked for, if anything was. */
  boolean print(CommandContext context) {
    if (schema) {
      context.out().print(SettingsFile.schema());
    }
    if (template) {
      context.out().print(ScriptConventions.template());
    }
    context.out().flush();
    return schema || template;
  }
}
