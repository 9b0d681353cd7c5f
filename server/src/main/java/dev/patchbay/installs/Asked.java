package dev.patchbay.installs;

import dev.patchbay.catalog.Listing;
import dev.patchbay.grants.Agreed;
import dev.patchbay.grants.Receipt;
import dev.patchbay.grants.Scope;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InvalidRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an app asks of a person who installs it for themselves.
 *
 * @param version names exactly this; it is another one as soon as a word of it changes
 * @param wanted what it asks for, required ones first
 * @param connections what its widget connects to
 * @param own the person's installation, unless it is uninstalled
 */
public record Asked(
        Listing listing,
        String version,
        List<Wanted> wanted,
        List<Connection> connections,
        Optional<Installation> own) {

    public Asked {
        wanted = List.copyOf(wanted);
        connections = List.copyOf(connections);
    }

    /**
     * A server that its widget connects to, so that whatever the widget is told may get there.
     *
     * @param domain its host name
     * @param isNew whether the person, who has the app, never agreed to it
     */
    public record Connection(String domain, boolean isNew) {}

    /**
     * One thing that is asked for.
     *
     * @param purpose what the developer says it is for; empty when nothing is said
     * @param optional whether the app works without
     * @param held whether the person allows it at the moment
     * @param isNew whether the person, who has the app, was never asked for it, or only while it could be left out
     */
    public record Wanted(Scope scope, String purpose, boolean optional, boolean held, boolean isNew) {

        public String name() {
            return scope.name();
        }
    }

    /** Whether the operator vouches for who offers it. */
    public boolean verified() {
        return listing.firstParty();
    }

    /** Who says to offer it. */
    public Optional<String> author() {
        return Optional.ofNullable(listing.publisher());
    }

    /** Whether the app asks for something anew that it does not do without. */
    public boolean reconsent() {
        return wanted.stream().anyMatch(one -> one.isNew() && !one.optional())
                || connections.stream().anyMatch(Connection::isNew);
    }

    private List<String> domains() {
        return connections.stream().map(Connection::domain).toList();
    }

    /**
     * What comes of an answer.
     *
     * @param pointer JSON Pointer to the answer, before {@code /version} and {@code /scopes}
     * @throws dev.patchbay.kernel.ProblemException {@code invalid-request} when something else was read, when something
     *     required is missing, or for what was not asked
     */
    Agreed answered(Consent consent, AccountId person, String pointer) {
        var mistakes = new InvalidRequest();
        if (!consent.version().equals(version)) {
            mistakes.error(
                    pointer + "/version", "What the app asks for has changed. Read it again, and agree to that.");
        }
        Set<String> all = wanted.stream().map(Wanted::name).collect(Collectors.toCollection(TreeSet::new));
        for (String scope : new TreeSet<>(consent.scopes())) {
            if (!all.contains(scope)) {
                mistakes.error(pointer + "/scopes", "The app does not ask for " + shortened(scope) + ".");
            }
        }
        for (Wanted one : wanted) {
            if (!one.optional() && !consent.scopes().contains(one.name())) {
                mistakes.error(pointer + "/scopes", "The app does not work without " + one.name() + ".");
            }
        }
        mistakes.orThrow();
        all.removeAll(consent.scopes());
        return Agreed.forOneself(person, consent.scopes(), all).connecting(domains());
    }

    Receipt receipt(Consent consent) {
        Locale locale = consent.locale();
        return new Receipt(
                version,
                locale,
                wanted.stream()
                        .map(one -> new Receipt.Shown(
                                one.name(),
                                one.scope().title().in(locale),
                                one.scope().sentence().in(locale),
                                one.purpose(),
                                one.optional(),
                                consent.scopes().contains(one.name())))
                        .toList(),
                domains());
    }

    private static String shortened(String scope) {
        return scope.length() <= 63 ? scope : scope.substring(0, 63) + "…";
    }
}
