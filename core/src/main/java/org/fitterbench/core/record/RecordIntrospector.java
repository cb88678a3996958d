package org.fitterbench.core.record;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells Jackson what the records' own types already say: a component is required and not null
 * unless it is {@link Nullable}, and an enum's constants are words in kebab case.
 */
final class RecordIntrospector extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    RecordComponent component = component(member);
    return component == null ? null : !nullable(component);
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    RecordComponent component = component(annotated);
    if (component == null || nullable(component)) {
      return JsonSetter.Value.empty();
    }
    // A null inside a list or a map is as wrong as a null in place of it.
    return JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL);
  }

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    for (int i = 0; i < constants.length; i++) {
      names[i] = constants[i].name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return names;
  }

  private static boolean nullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable RecordComponent component(Annotated annotated) {
    if (!(annotated instanceof AnnotatedParameter parameter)) {
      return null;
    }
    Class<?> owner = parameter.getDeclaringClass();
    if (!owner.isRecord()) {
      return null;
    }
    RecordComponent[] components = owner.getRecordComponents();
    return parameter.getOwner().getParameterCount() == components.length
        ? components[parameter.getIndex()]
        : null;
  }
}
