package dev.patchbay.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.OrganizationId;
import dev.patchbay.kernel.Slug;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every route below {@code /v1} of the contract that names something is asked for what is somebody else's, with good tokens that have
 * every scope it could need. A route that nobody knows fails it: say below whose thing it names.
 */
class TenantTokensTests extends DashboardScene {

    private static final String[] TICKED = {"email", "fantasy:read", "dashboard:read", "dashboard:write"};

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    @Test
    void openNothingThatIsAnotherPersons() {
        String proposal = read(propose(wish())).path("id").asString();
        String accepted = read(propose(wish("title", "Second"))).path("id").asString();
        answer(accepted, "accept");
        TestApps.Login stranger = apps.person("Stan Stranger");

        opensNothing(
                "/v1/",
                Map.of(
                        "/v1/installations/{id}",
                        pocket.installation().id().toString(),
                        "{account}",
                        pia.account().toString(),
                        "/v1/dashboard/proposals/{id}",
                        proposal,
                        "/v1/dashboard/placements/{id}",
                        state(accepted).path("placement").asString()),
                ask(pocket, ""),
                Map.of(
                        "another app, for its installation", machine(),
                        "another app, for a person", person(),
                        "the same app, for an organization", itself(organizations(apps.organization, apps.owner)),
                        "the same app, for another person", ask(apps.own(stranger, TICKED), "")));

        assertThat(state(proposal).path("state").asString()).isEqualTo("open");
    }

    @Test
    void openNothingThatIsAnotherOrganizations() {
        TestApps.App theirs = organizations(apps.organization, apps.owner);
        TestApps.Login stranger = apps.person("Stan Stranger");
        OrganizationId elsewhere = apps.organizations
                .create(Slug.of("elsewhere-" + stranger.account()), "Elsewhere", stranger.account(), stranger.account())
                .id();

        opensNothing(
                "/v1/installations",
                Map.of(
                        "/v1/installations/{id}",
                        theirs.installation().id().toString(),
                        "{account}",
                        apps.owner.account().toString()),
                itself(theirs),
                Map.of(
                        "another app of the organization", machine(),
                        "another app, for a person", person(),
                        "the same app, for another organization", itself(organizations(elsewhere, stranger)),
                        "the same app, for a person", ask(pocket, "")));
    }

    private TestApps.App organizations(OrganizationId organization, TestApps.Login admin) {
        return apps.install("pocket", organization, admin);
    }

    private String itself(TestApps.App app) {
        return token(app, Map.of("grant_type", "client_credentials")).text("access_token");
    }

    /**
     * @param theirs ids of somebody else's things, by the path that they stand at the end of, or by the parameter alone
     * @param own the token that opens them
     * @param others tokens that do not, by whose they are
     */
    private void opensNothing(String below, Map<String, String> theirs, String own, Map<String, String> others) {
        Map<String, Integer> opened = new TreeMap<>();
        Map<String, Integer> answers = new TreeMap<>();
        for (String route : routes(below)) {
            String[] parts = route.split(" ", 2);
            String path = filledIn(parts[1], theirs);
            others.forEach(
                    (whose, token) -> answers.put(route + " with the token of " + whose, ask(parts[0], path, token)));
            opened.put(route, ask(parts[0], path, own));
        }

        assertThat(opened.values().stream().filter(status -> status == 200))
                .as("what its own token opens: %s", opened)
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(answers)
                .hasSizeGreaterThanOrEqualTo(4 * others.size())
                .allSatisfy((asked, status) -> assertThat(status).as(asked).isIn(403, 404));
    }

    private static String filledIn(String path, Map<String, String> theirs) {
        var filled = new StringBuilder();
        Matcher parameters = PARAMETER.matcher(path);
        while (parameters.find()) {
            String id = theirs.getOrDefault(path.substring(0, parameters.end()), theirs.get(parameters.group()));
            assertThat(id).as("whose thing %s names", path).isNotNull();
            parameters.appendReplacement(filled, String.valueOf(id));
        }
        return parameters.appendTail(filled).toString();
    }

    private int ask(String method, String path, String token) {
        String address = path.endsWith("/credentials") ? path + "?ticket=made-up" : path;
        return send(call(address, token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("GET")
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString("{\"config\":{}}")))
                .statusCode();
    }

    /** Those that name something: such as {@code GET /v1/installations/{id}}. */
    private static List<String> routes(String below) {
        JsonNode contract = new YAMLMapper()
                .readTree(Path.of("..", "contracts", "openapi.yaml").toFile());
        List<String> routes = new ArrayList<>();
        contract.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith(below) && path.getKey().contains("{"))
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }
}
