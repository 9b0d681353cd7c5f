package dev.patchbay.catalog;

import dev.patchbay.catalog.VersionDifference.Change;
import dev.patchbay.catalog.VersionDifference.Weight;
import dev.patchbay.kernel.Money;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Works out what differs between two manifests, as far as it concerns those who have it. */
final class ManifestDifference {

    private final Manifest before;
    private final Manifest after;
    private final List<Change> changes = new ArrayList<>();

    private ManifestDifference(Manifest before, Manifest after) {
        this.before = before;
        this.after = after;
    }

    static VersionDifference between(Manifest before, Manifest after) {
        var difference = new ManifestDifference(before, after);
        difference.scopes();
        difference.purposes();
        difference.publisher();
        difference.statements();
        difference.servers();
        difference.widget();
        difference.price();
        difference.targets();
        difference.permissions();
        difference.settings();
        difference.announcements();
        difference.changes.sort(Comparator.comparing(Change::weight));
        return new VersionDifference(difference.changes);
    }

    private void scopes() {
        var required = new Sets(before.scopes(), after.scopes());
        var optional = new Sets(before.optionalScopes(), after.optionalScopes());
        for (String scope : required.added) {
            note(
                    optional.before.contains(scope) ? "scope-required" : "scope-added",
                    Weight.CONSENT,
                    Map.of("scope", scope, "purpose", purpose(scope)));
        }
        for (String scope : optional.added) {
            note(
                    required.before.contains(scope) ? "scope-optional" : "optional-scope-added",
                    required.before.contains(scope) ? Weight.MINOR : Weight.NOTICE,
                    Map.of("scope", scope, "purpose", purpose(scope)));
        }
        Set<String> gone = new TreeSet<>(required.removed);
        gone.addAll(optional.removed);
        gone.removeAll(required.after);
        gone.removeAll(optional.after);
        gone.forEach(scope -> note("scope-removed", Weight.MINOR, Map.of("scope", scope)));
    }

    /** What a permission that is asked for in either version is needed for. */
    private void purposes() {
        Set<String> stayed = asked(before);
        stayed.retainAll(asked(after));
        for (String scope : stayed) {
            String now = purpose(scope);
            if (!now.equals(before.scopePurposes().getOrDefault(scope, ""))) {
                note(
                        now.isEmpty() ? "purpose-removed" : "purpose-changed",
                        Weight.NOTICE,
                        now.isEmpty() ? Map.of("scope", scope) : Map.of("scope", scope, "purpose", now));
            }
        }
    }

    private static Set<String> asked(Manifest manifest) {
        Set<String> asked = new TreeSet<>(manifest.scopes());
        asked.addAll(manifest.optionalScopes());
        return asked;
    }

    private void publisher() {
        if (!before.displayName().equals(after.displayName())) {
            note("renamed", Weight.NOTICE, Map.of("name", after.displayName()));
        }
        String was = author(before);
        String is = author(after);
        if (!was.equals(is)) {
            note(
                    is.isEmpty() ? "offered-by-nobody" : "offered-by",
                    Weight.NOTICE,
                    is.isEmpty() ? Map.of() : Map.of("name", is));
        }
    }

    private static String author(Manifest manifest) {
        return manifest.author() == null ? "" : manifest.author().name();
    }

    private void statements() {
        statement("privacy", before.privacyUrl(), after.privacyUrl());
        statement("terms", before.termsUrl(), after.termsUrl());
    }

    private void statement(String which, @Nullable URI was, @Nullable URI is) {
        if (Objects.equals(was, is)) {
            return;
        }
        if (is == null) {
            note(which + "-removed", Weight.NOTICE, Map.of());
        } else {
            note(which + "-changed", Weight.NOTICE, Map.of("address", is.toString()));
        }
    }

    private String purpose(String scope) {
        return after.scopePurposes().getOrDefault(scope, "");
    }

    /** Data and people go to servers, whatever the path is. */
    private void servers() {
        var hosts = new Sets(hosts(before), hosts(after));
        hosts.added.forEach(host -> note("server-added", Weight.NOTICE, Map.of("host", host)));
        hosts.removed.forEach(host -> note("server-removed", Weight.MINOR, Map.of("host", host)));
    }

    private static Set<String> hosts(Manifest manifest) {
        return Stream.of(
                        manifest.baseUrl(),
                        manifest.appUrl(),
                        manifest.callbackUrl(),
                        manifest.webhookUrl(),
                        manifest.initiateLoginUrl(),
                        manifest.backchannelLogoutUrl(),
                        manifest.jwksUri())
                .filter(Objects::nonNull)
                .map(URI::getAuthority)
                .filter(Objects::nonNull)
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void widget() {
        var domains = new Sets(before.connectDomains(), after.connectDomains());
        domains.added.forEach(domain -> note("domain-added", Weight.CONSENT, Map.of("domain", domain)));
        domains.removed.forEach(domain -> note("domain-removed", Weight.MINOR, Map.of("domain", domain)));
    }

    private void price() {
        Price was = before.pricing().price();
        Price is = after.pricing().price();
        if (words(was).equals(words(is))) {
            return; // a trial is for those who come
        }
        note(
                amount(is) > amount(was) || !comparable(was, is) ? "price-changed" : "price-lowered",
                Weight.NOTICE,
                Map.of("before", words(was), "after", words(is)));
    }

    /** Prices of one kind, interval and currency can be told to be more or less. */
    private static boolean comparable(Price was, Price is) {
        return is instanceof Price.Free
                || (was.getClass().equals(is.getClass())
                        && words(was).replaceAll("\\d", "").equals(words(is).replaceAll("\\d", "")));
    }

    private static long amount(Price price) {
        return switch (price) {
            case Price.Free() -> 0;
            case Price.OneTime(Money amount) -> amount.amount();
            case Price.Subscription(Money amount, Price.Interval _, int _) -> amount.amount();
        };
    }

    /** For programs and people: {@code free}, {@code 499 USD}, {@code 499 USD/month}. */
    private static String words(Price price) {
        return switch (price) {
            case Price.Free() -> "free";
            case Price.OneTime(Money amount) -> amount.amount() + " " + amount.currency();
            case Price.Subscription(Money amount, Price.Interval interval, int _) ->
                amount.amount() + " " + amount.currency() + "/"
                        + interval.name().toLowerCase(Locale.ROOT);
        };
    }

    private void targets() {
        var targets = new Sets(names(before), names(after));
        targets.added.forEach(target -> note("target-added", Weight.MINOR, Map.of("target", target)));
        targets.removed.forEach(target -> note("target-removed", Weight.NOTICE, Map.of("target", target)));
    }

    private static Set<String> names(Manifest manifest) {
        return manifest.installTargets().stream()
                .map(target -> target.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void permissions() {
        Map<String, String> was = permissions(before);
        Map<String, String> is = permissions(after);
        is.forEach((name, description) -> {
            if (!was.containsKey(name)) {
                note("permission-added", Weight.NOTICE, Map.of("name", name, "description", description));
            } else if (!description.equals(was.get(name))) {
                note("permission-reworded", Weight.NOTICE, Map.of("name", name, "description", description));
            }
        });
        was.keySet().stream()
                .filter(name -> !is.containsKey(name))
                .forEach(name -> note("permission-removed", Weight.NOTICE, Map.of("name", name)));
    }

    private static Map<String, String> permissions(Manifest manifest) {
        Map<String, String> permissions = new TreeMap<>();
        manifest.appPermissions().forEach(permission -> permissions.put(permission.name(), permission.description()));
        return permissions;
    }

    private void settings() {
        if (!Objects.equals(before.configSchema(), after.configSchema())) {
            note("settings-changed", Weight.NOTICE, Map.of());
        }
    }

    private void announcements() {
        JsonNode said = after.breakingChanges();
        if (said == null) {
            return;
        }
        said.properties().forEach(change -> {
            JsonNode known = before.breakingChanges();
            if (known == null || !change.getValue().equals(known.path(change.getKey()))) {
                String deadline = change.getValue().path("deadline").asString("");
                String message = change.getValue().path("message").asString("");
                if (deadline.isEmpty()) {
                    note("breaking-change", Weight.NOTICE, Map.of("version", change.getKey(), "message", message));
                } else {
                    note(
                            "breaking-change-until",
                            Weight.NOTICE,
                            Map.of("version", change.getKey(), "message", message, "deadline", deadline));
                }
            }
        });
    }

    private void note(String key, Weight weight, Map<String, String> arguments) {
        changes.add(new Change(key, weight, arguments));
    }

    /** What a set gained and lost, in one order for everybody. */
    private static final class Sets {

        private final Set<String> before;
        private final Set<String> after;
        private final Set<String> added;
        private final Set<String> removed;

        Sets(Collection<String> before, Collection<String> after) {
            this.before = new TreeSet<>(before);
            this.after = new TreeSet<>(after);
            this.added = new TreeSet<>(after);
            this.added.removeAll(this.before);
            this.removed = new TreeSet<>(before);
            this.removed.removeAll(this.after);
        }
    }
}
