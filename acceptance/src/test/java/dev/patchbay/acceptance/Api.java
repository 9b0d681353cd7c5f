package dev.patchbay.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that uses the documented API with a cookie session, as one person or as nobody. */
final class Api {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final URI node;
    private final HttpClient http;

    private Api(URI base, URI node, HttpClient http) {
        this.base = base;
        this.node = node;
        this.http = http;
    }

    /** A program that talks to the Patchbay at this address, as nobody yet. */
    static Api at(URI base) {
        var http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        return new Api(base, base, http);
    }

    /** The same program, same session, when the load balancer sends it to this node: on this machine, at this port. */
    Api by(URI node) {
        return new Api(base, node, http);
    }

    /** Which node it talks to. */
    URI node() {
        return node;
    }

    static Api anonymous() {
        return at(RunningPatchbay.shared().base());
    }

    static Api signedIn(RunningPatchbay.Login login) {
        return anonymous().signIn(login);
    }

    Api signIn(RunningPatchbay.Login login) {
        post("/api/session", Map.of("email", login.email(), "password", login.password()))
                .expect(201);
        return this;
    }

    /** A new organization of its own for a story, made by the operator, with one new owner who is signed in. */
    static Owned newOrganization(String name) {
        return signedIn(RunningPatchbay.shared().operator()).organization(name);
    }

    /** A new organization with a new owner; this program must be the operator's. */
    Owned organization(String displayName) {
        var owner = person(displayName + " Owner");
        String words = displayName.toLowerCase(Locale.ROOT).replace(' ', '-');
        String name = words.substring(0, Math.min(words.length(), 40)) + "-" + Names.unique();
        var organization =
                post("/api/organizations", Map.of("name", name, "displayName", displayName, "ownerId", owner.id()));
        return new Owned(
                organization.expect(201).get("id").asString(), displayName, owner, at(base).signIn(owner.login()));
    }

    /** A new account with a confirmed address; this program must be the operator's. */
    Person person(String name) {
        String email = "p" + Names.unique() + "@story.example";
        String password = "a long story password";
        var person = post("/api/console/people", Map.of("name", name, "email", email, "password", password));
        var login = new RunningPatchbay.Login(email, password, name, "", "member");
        var made = new Person(person.expect(201).get("id").asString(), login);
        at(base).signIn(login).confirmEmail(login);
        return made;
    }

    /** Opens the link that was mailed to whoever is signed in. */
    private void confirmEmail(RunningPatchbay.Login login) {
        String link = new Mailbox(this, login.email()).await("email-confirm").link();
        post("/api/me/email/confirm", Map.of("token", link.substring(link.indexOf("token=") + "token=".length())))
                .expect(204);
    }

    /** A new account that is made a member of the organization; this program must be the operator's. */
    Person member(Owned organization, String name, String role) {
        var person = person(name);
        post(
                        "/api/organizations/" + organization.id() + "/members",
                        Map.of("email", person.login().email(), "role", role))
                .expect(201);
        return person;
    }

    Answer get(String path) {
        return send("GET", path, null, Map.of());
    }

    Answer post(String path, @Nullable Object body) {
        return send("POST", path, body, Map.of());
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body, Map.of());
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, body, Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, null, Map.of());
    }

    /** Posts a form, as OAuth's endpoints want it. */
    Answer form(String path, String form, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", base.getAuthority())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    Answer send(String method, String path, @Nullable Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(node.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Host", base.getAuthority())
                .header("Origin", base.toString())
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        return send(request.build());
    }

    /** What is answered bit by bit, for as long as somebody reads it. */
    HttpResponse<InputStream> stream(String path) {
        try {
            return http.send(
                    HttpRequest.newBuilder(node.resolve(path))
                            .header("Host", base.getAuthority())
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        JsonNode expect(int status) {
            if (status() != status) {
                throw new AssertionError(
                        "expected " + status + " of " + response.request().uri() + " but got " + this);
            }
            return response.body().isEmpty() ? JSON.nullNode() : json();
        }

        /** The slug of the problem that was answered. */
        String problem() {
            return json().path("type").asString("").replace("/problems/", "");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status() + " " + response.body();
        }
    }

    /** A person made for a story. */
    record Person(String id, RunningPatchbay.Login login) {}

    /** An organization made for a story, and its owner's signed-in program. */
    record Owned(String id, String displayName, Person owner, Api api) {}
}
