package dev.patchbay.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One operation of the contract.
 *
 * @param type of the body that it takes
 * @param fields of that body
 */
record Route(String method, String path, String type, Set<String> fields) {

    private static final Path CONTRACT = Path.of("..", "contracts", "openapi.yaml");

    static List<Route> ofContract() throws IOException {
        List<Route> routes = new ArrayList<>();
        JsonNode contract = YAMLMapper.builder().build().readTree(Files.readString(CONTRACT));
        contract.path("paths")
                .properties()
                .forEach(path -> Stream.of("get", "post", "put", "patch", "delete")
                        .filter(method -> path.getValue().has(method))
                        .forEach(method -> routes.add(
                                of(method, path.getKey(), path.getValue().path(method), contract))));
        assertThat(routes).hasSizeGreaterThan(60);
        return routes;
    }

    private static Route of(String method, String path, JsonNode operation, JsonNode contract) {
        JsonNode content = operation.path("requestBody").path("content");
        String type = content.propertyNames().stream().findFirst().orElse("application/json");
        String sent = type.replace("/*", "/png");
        JsonNode schema = content.path(type).path("schema");
        String reference = schema.path("$ref").asString("");
        JsonNode resolved = reference.isEmpty() ? schema : contract.at(reference.substring(1));
        return new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                sent,
                Set.copyOf(resolved.path("properties").propertyNames()));
    }

    String name() {
        return method + " " + path;
    }

    boolean safe() {
        return method.equals("GET");
    }
}
