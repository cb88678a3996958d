package org.fitterbench.cli.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fitterbench.segmentation.settings.GivenSettings;
import org.fitterbench.segmentation.settings.SettingKey;
import org.fitterbench.segmentation.settings.SettingSection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** Each key of the settings file as an option: {@code batch_size} is {@code --batch-size}. */
final class SettingOptions {
  private static final Pattern SIZE = Pattern.compile("(\\d+)[xX](\\d+)");

  private final Map<SettingKey, String> given = new EnumMap<>(SettingKey.class);

  /** Adds the options to a command, under a heading of their own. */
  void addTo(CommandSpec command) {
    int place = 0;
    for (SettingSection section : SettingSection.values()) {
      ArgGroupSpec.Builder group =
          ArgGroupSpec.builder()
              .validate(false)
              .order(++place)
              .heading("%nSettings, section '" + section.label() + "' of --config:%n");
      section.keys().forEach(key -> group.addArg(option(key)));
      command.addArgGroup(group.build());
    }
  }

  private OptionSpec option(SettingKey key) {
    return OptionSpec.builder(name(key))
        .type(String.class)
        .paramLabel("VALUE")
        .description(escaped(key.description() + " Allowed: " + key.allowed() + "."))
        .setter(
            new ISetter() {
              @Override
              @SuppressWarnings("TypeParameterUnusedInFormals") // picocli's own signature
              public <T> @Nullable T set(@Nullable T value) {
                if (value == null) {
                  given.remove(key);
                } else {
                  given.put(key, value.toString());
                }
                return null;
              }
            })
        .build();
  }

  private static String escaped(String text) {
    return text.replace("%", "%%");
  }

  private static String name(SettingKey key) {
    return "--" + key.label().replace('_', '-');
  }

  /** The settings with what was given on the command line. */
  GivenSettings applyTo(GivenSettings base) {
    GivenSettings settings = base;
    for (Map.Entry<SettingKey, String> option : given.entrySet()) {
      settings = settings.with(option.getKey(), yaml(option.getValue()), name(option.getKey()));
    }
    return settings;
  }

  /** A size may also be given as people write it: {@code 256x144}. */
  private static String yaml(String text) {
    Matcher size = SIZE.matcher(text);
    return size.matches() ? "[" + size.group(1) + ", " + size.group(2) + "]" : text;
  }
}
