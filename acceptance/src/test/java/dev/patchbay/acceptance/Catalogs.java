package dev.patchbay.acceptance;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Catalogs of made-up apps, for stories that must control the app. */
final class Catalogs {

    /** The webhook secret of every made-up app: {@code whsec_} and 32 bytes, base64. */
    static final String WEBHOOK_SECRET = "whsec_c3Rvcmllcy1uZWVkLWEtc2VjcmV0LW9mLTMyLWJ5dCE=";

    private Catalogs() {}

    static String of(String... entries) {
        return String.join("\n", entries);
    }

    /** An app that is opened by the OpenID Connect third-party-initiated login, with every address at one place. */
    static String app(String name, URI address) {
        return """
                - name: %s
                  display_name: %s
                  version: 1.0.0
                  type: app
                  description: An app that a story controls.
                  author: {name: Stories}
                  base_url: %s
                  callback_url: %s/auth/callback
                  webhook_url: %s/webhook
                  webhook_secret: %s
                  initiate_login_url: %s/auth/login
                  open: initiate
                  client: per_installation
                  install_targets: [organization, user]
                  scopes: [openid, profile, email, organization]
                  scope_purposes:
                    openid: To know who you are.
                    profile: To greet you by name.
                    email: To write to you.
                    organization: To keep organizations apart.
                  published: true
                """.formatted(name, "App " + name, address, address, address, WEBHOOK_SECRET, address);
    }

    /**
     * A program that starts its sign-in itself and is told its credentials by webhook.
     *
     * @param more further lines of the entry, indented by two
     */
    static String program(String name, URI address, URI webhooks, String more) {
        return """
                - name: %s
                  display_name: %s
                  version: 1.0.0
                  type: app
                  description: A program made with a client library that others use.
                  author: {name: Stories}
                  base_url: %s
                  callback_url: %s/callback
                  webhook_url: %s/webhook
                  webhook_secret: %s
                  open: app
                  client: per_installation
                  install_targets: [organization]
                  scopes: [openid, profile, email, organization, offline_access]
                  scope_purposes:
                    openid: To know who you are.
                    profile: To greet you by name.
                    email: To write to you.
                    organization: To keep organizations apart.
                    offline_access: To go on while you are away.
                %s  published: true
                """.formatted(name, name, address, address, webhooks, WEBHOOK_SECRET, more);
    }

    /** An app that people install for themselves: it must read the profile, and may be told the address. */
    static String personal(String name, URI address) {
        return """
                - name: %s
                  display_name: %s
                  version: 1.0.0
                  type: app
                  description: An app of a single person.
                  author: {name: Somebody Unknown}
                  base_url: %s
                  callback_url: %s/auth/callback
                  webhook_url: %s/webhook
                  webhook_secret: %s
                  initiate_login_url: %s/auth/login
                  open: initiate
                  client: shared
                  install_targets: [user]
                  scopes: [openid, profile:read]
                  optional_scopes: [email]
                  scope_purposes:
                    openid: To know you again.
                    profile:read: To write your name on the cover.
                    email: To mail you what you wrote a year ago.
                  published: true
                """.formatted(name, nameOf(name), address, address, address, WEBHOOK_SECRET, address);
    }

    /** What {@link #personal} is called. */
    static String nameOf(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** A program that nobody can reach, and that fetches its events. */
    static String pulling(String name) {
        return """
                - name: %s
                  display_name: %s
                  version: 1.0.0
                  type: app
                  description: A program behind a wall.
                  author: {name: Stories}
                  app_url: https://%s.example
                  open: app
                  client: per_installation
                  events_transport: pull
                  install_targets: [organization]
                  scopes: [organization]
                  scope_purposes:
                    organization: To keep organizations apart.
                  published: true
                """.formatted(name, nameOf(name), name);
    }

    static String apps(int count, URI address) {
        return IntStream.range(0, count)
                .mapToObj(number -> app("app-" + number, address))
                .collect(Collectors.joining("\n"));
    }
}
