package dev.patchbay.acceptance;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Installs by the API, and waits. */
final class Installing {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Installing() {}

    /** Installs and waits until the app is set up; the installation's id. */
    static String install(Api.Owned organization, String app) {
        String id = begin(organization, app);
        awaitStatus(organization.api(), id, "active");
        return id;
    }

    /** Installs without waiting; the installation's id. */
    static String begin(Api.Owned organization, String app) {
        return organization
                .api()
                .post("/api/installations", Map.of("integration", app, "organizationId", organization.id()))
                .expect(201)
                .get("id")
                .asString();
    }

    /** Installs an app that the organization runs itself, at the address; the installation's id. */
    static String installAt(Api.Owned organization, String app, URI address) {
        return organization
                .api()
                .post(
                        "/api/installations",
                        Map.of(
                                "integration", app,
                                "organizationId", organization.id(),
                                "appAddress", address.toString()))
                .expect(201)
                .get("id")
                .asString();
    }

    static void awaitStatus(Api api, String installation, String status) {
        Await.until(
                LONGEST,
                () -> installation + " is " + api.get("/api/installations/" + installation),
                () -> status(api, installation).equals(status));
    }

    static String status(Api api, String installation) {
        return api.get("/api/installations/" + installation)
                .expect(200)
                .get("status")
                .asString();
    }
}
