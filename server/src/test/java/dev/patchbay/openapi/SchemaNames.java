package dev.patchbay.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json31;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Names records after what they say, not after the controller that they are nested in; no name is used twice. */
final class SchemaNames extends TypeNameResolver {

    /** Swagger's converters belong to the process: those of one test's context name the classes that another's describes. */
    private static final Map<String, Class<?>> BY_NAME = new ConcurrentHashMap<>();

    private final Map<String, String> chosen;

    SchemaNames(Map<String, String> chosen) {
        this.chosen = chosen;
    }

    ModelConverter converter() {
        return new ModelResolver(Json31.mapper(), this).openapi31(true);
    }

    Map<String, Class<?>> byName() {
        return BY_NAME;
    }

    @Override
    protected String nameForClass(JavaType type, Set<Options> options) {
        Class<?> of = type.getRawClass();
        if (!of.getName().startsWith("dev.patchbay.")) {
            return super.nameForClass(type, options);
        }
        String full = of.getName().substring(of.getPackageName().length() + 1).replace('$', '.');
        String simple = of.getSimpleName();
        String name =
                chosen.getOrDefault(full, simple.endsWith("Body") ? simple.substring(0, simple.length() - 4) : simple);
        Class<?> other = BY_NAME.putIfAbsent(name, of);
        if (other != null && !other.equals(of)) {
            throw new IllegalStateException(of + " and " + other + " are both called " + name
                    + ": give one of them another name in openapi-words.yaml");
        }
        return name;
    }
}
