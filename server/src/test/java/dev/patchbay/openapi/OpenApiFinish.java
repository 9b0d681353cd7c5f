package dev.patchbay.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The last touches: words, what is required and what can be null, problems, the cookie. */
final class OpenApiFinish {

    private final OpenAPI api;
    private final OpenApiWords words;
    private final Map<String, Class<?>> classes;

    OpenApiFinish(OpenAPI api, OpenApiWords words, Map<String, Class<?>> classes) {
        this.api = api;
        this.words = words;
        this.classes = classes;
    }

    void finish() {
        api.info(new Info()
                        .title("Patchbay")
                        .version("1")
                        .description(words.info())
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")));
        api.setTags(words.tags().entrySet().stream()
                .map(tag -> new Tag().name(tag.getKey()).description(tag.getValue()))
                .toList());
        operations();
        Set<String> asked = askedFor();
        api.getComponents().getSchemas().forEach((name, schema) -> complete(name, schema, asked.contains(name)));
        any();
        values();
        api.getComponents()
                .addSchemas("Problem", problem())
                .addSecuritySchemes(
                        OpenApiDescription.BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("An access token that an app got at the token endpoint of /oidc."))
                .addSecuritySchemes(
                        OpenApiDescription.COOKIE,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("__Host-patchbay")
                                .description("Set by POST /api/session. On http://localhost it is called patchbay."));
    }

    private void operations() {
        Set<String> undescribed = new TreeSet<>();
        Set<String> stale = new HashSet<>(words.operations().keySet());
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    String key = method + " " + path;
                    List<String> said = words.operations().get(key);
                    stale.remove(key);
                    if (said == null) {
                        undescribed.add(key);
                    } else {
                        operation
                                .operationId(said.get(0))
                                .tags(List.of(said.get(1)))
                                .summary(said.get(2));
                        idempotency(path, method, operation);
                        statuses(operation, words.statuses().getOrDefault(key, List.of()));
                        files(path, operation);
                        document(operation, words.documents().getOrDefault(key, ""));
                        optional(operation, words.optional().getOrDefault(key, Map.of()));
                        if (operation.getSecurity() != null) {
                            operation.setSecurity(List.copyOf(new LinkedHashSet<>(operation.getSecurity())));
                        }
                    }
                }));
        if (!undescribed.isEmpty() || !stale.isEmpty()) {
            throw new IllegalStateException("openapi-words.yaml: describe " + undescribed + ", remove " + stale);
        }
    }

    private static void idempotency(String path, PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.POST && path.startsWith("/api/") && !path.equals("/api/session")) {
            operation.addParametersItem(new HeaderParameter()
                    .name("Idempotency-Key")
                    .description("Makes the request repeatable for 24 hours.")
                    .schema(new StringSchema().types(Set.of("string")).maxLength(255)));
        }
    }

    private static void files(String path, Operation operation) {
        Schema<?> content = new StringSchema().types(Set.of("string"));
        if (path.endsWith(".png")) {
            success(operation)
                    .setContent(
                            new Content().addMediaType("image/png", new MediaType().schema(content.format("binary"))));
        } else if (path.equals("/api/live")) {
            success(operation)
                    .setContent(new Content().addMediaType("text/event-stream", new MediaType().schema(content)));
        } else if (path.endsWith(".csv")) {
            success(operation).setContent(new Content().addMediaType("text/csv", new MediaType().schema(content)));
        }
    }

    private static void document(Operation operation, String which) {
        var schema = new ObjectSchema();
        schema.types(Set.of("object"));
        schema.additionalProperties(true);
        var content = new Content().addMediaType("application/json", new MediaType().schema(schema));
        if (which.equals("request")) {
            operation.getRequestBody().setContent(content);
        } else if (which.equals("answer")) {
            success(operation).setContent(content);
        }
    }

    private static void statuses(Operation operation, List<String> statuses) {
        if (!statuses.isEmpty()) {
            Content content = success(operation).getContent();
            operation.getResponses().remove("200");
            statuses.forEach(status -> operation
                    .getResponses()
                    .addApiResponse(
                            status,
                            new ApiResponse()
                                    .description(HttpStatus.valueOf(Integer.parseInt(status))
                                            .getReasonPhrase())
                                    .content(content)));
        }
    }

    private static ApiResponse success(Operation operation) {
        return Objects.requireNonNull(operation.getResponses().get("200"));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own types
    private static void optional(Operation operation, Map<String, List<String>> optional) {
        optional.forEach((name, values) -> operation.getParameters().stream()
                .filter(parameter -> parameter.getName().equals(name))
                .forEach(parameter -> {
                    parameter.setRequired(false);
                    if (!values.isEmpty()) {
                        // A schema of its own: parameters of the same type share theirs.
                        parameter.setSchema(new StringSchema().types(Set.of("string")));
                        parameter.getSchema().setEnum(values);
                    }
                }));
    }

    private Set<String> askedFor() {
        Set<String> asked = new HashSet<>();
        api.getPaths().values().stream()
                .flatMap(item -> item.readOperations().stream())
                .filter(operation -> operation.getRequestBody() != null)
                .flatMap(operation -> operation.getRequestBody().getContent().values().stream())
                .map(content -> content.getSchema().get$ref())
                .filter(Objects::nonNull)
                .forEach(reference -> asked.add(reference.substring(reference.lastIndexOf('/') + 1)));
        return asked;
    }

    /** Fields of answers are always there unless they are left out when null; fields of requests that may be null are optional. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own types
    private void complete(String name, Schema<?> schema, boolean request) {
        Class<?> type = classes.get(name);
        if (type == null || !type.isRecord() || schema.getProperties() == null) {
            return;
        }
        var include = type.getAnnotation(JsonInclude.class);
        boolean leavesOut = include != null && include.value() == JsonInclude.Include.NON_NULL;
        Set<String> required = new TreeSet<>(words.required().getOrDefault(name, List.of()));
        for (RecordComponent component : type.getRecordComponents()) {
            Schema property = schema.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            boolean nullable = isNullable(component.getAnnotatedType());
            if (component.getAnnotatedType() instanceof AnnotatedParameterizedType list
                    && property.getItems() != null
                    && isNullable(list.getAnnotatedActualTypeArguments()[0])) {
                property.setItems(orNull(property.getItems()));
            }
            if (!nullable || !(request || leavesOut)) {
                required.add(component.getName());
            }
            if (nullable && !leavesOut && !(request && required.contains(component.getName()))) {
                schema.getProperties().put(component.getName(), orNull(property));
            }
        }
        schema.setRequired(List.copyOf(required));
    }

    private static boolean isNullable(AnnotatedType type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType() == Nullable.class);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own types
    private static Schema orNull(Schema property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(Set.of("null"))));
        }
        Set<String> types = new LinkedHashSet<>(property.getTypes());
        types.add("null");
        property.setTypes(types);
        return property;
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own types
    private void values() {
        words.values().forEach((field, values) -> {
            Schema property = Objects.requireNonNull(properties(field).get(nameOf(field)), field);
            Schema text = property.getItems() == null ? property : property.getItems();
            List<String> all = new ArrayList<>(values);
            if (text.getTypes() != null && text.getTypes().contains("null")) {
                all.add(null);
            }
            text.setEnum(all);
        });
    }

    /** A schema that says nothing of types holds for everything. */
    @SuppressWarnings("rawtypes") // the model's own types
    private void any() {
        words.any().forEach(field -> properties(field).put(nameOf(field), new JsonSchema().description("Any JSON.")));
    }

    /** Those of the schema whose field is named, which is among them. */
    @SuppressWarnings("rawtypes") // the model's own types
    private Map<String, Schema> properties(String field) {
        Schema<?> schema = api.getComponents().getSchemas().get(field.substring(0, field.indexOf('.')));
        if (schema == null
                || schema.getProperties() == null
                || !schema.getProperties().containsKey(nameOf(field))) {
            throw new IllegalStateException("openapi-words.yaml: there is no field " + field);
        }
        return schema.getProperties();
    }

    private static String nameOf(String field) {
        return field.substring(field.indexOf('.') + 1);
    }

    private static Schema<?> problem() {
        var error = new ObjectSchema();
        error.types(Set.of("object"));
        error.addProperty("pointer", text());
        error.addProperty("code", text().example("too-long"));
        error.addProperty("message", text());
        error.required(List.of("pointer", "message"));
        var errors = new ArraySchema();
        errors.types(Set.of("array"));
        errors.items(error);
        var problem = new ObjectSchema();
        problem.types(Set.of("object"));
        problem.description("RFC 9457");
        problem.addProperty("type", text().example("/problems/invalid-request"));
        problem.addProperty("title", text());
        problem.addProperty("status", new IntegerSchema().format(null).types(Set.of("integer")));
        problem.addProperty("detail", text());
        problem.addProperty("traceId", text());
        problem.addProperty("errors", errors);
        problem.required(List.of("type", "title", "status", "detail", "traceId"));
        return problem;
    }

    private static Schema<?> text() {
        return new StringSchema().types(Set.of("string"));
    }
}
