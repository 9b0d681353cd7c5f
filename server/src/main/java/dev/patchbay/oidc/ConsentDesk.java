package dev.patchbay.oidc;

import dev.patchbay.grants.Scope;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Slug;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The port through which the provider learns what an app asks of a person who has it for themselves, and hands over what the
 * person answered; answered by whoever knows apps and installations. Where another provider asks for consent on a page of its own,
 * this is what it hands its answer to.
 */
public interface ConsentDesk {

    /** The app of this name, if there is one that the person may know of; or everybody, when nobody is signed in. */
    Optional<IntegrationId> find(Slug name, Optional<AccountId> person);

    /**
     * What the person is asked.
     *
     * @throws ProblemException saying why people cannot have the app
     */
    Question question(IntegrationId integration, AccountId person);

    /**
     * Installs for the person, or lets the app that is there do from now on what was agreed to.
     *
     * @throws ProblemException as {@link #question}; {@code invalid-request} when the answer does not fit what is asked at this
     *     moment
     */
    void agree(IntegrationId integration, Answer answer, AccountId person);

    /**
     * What is asked.
     *
     * @param author who says to offer it
     * @param verified whether the operator vouches for that
     * @param version names exactly this; another one as soon as a word of it changes
     * @param connections what its widget connects to
     * @param present whether the person has the app
     */
    record Question(
            App app,
            @Nullable String author,
            boolean verified,
            String version,
            List<Wish> wishes,
            List<Connection> connections,
            boolean present) {

        public Question {
            wishes = List.copyOf(wishes);
            connections = List.copyOf(connections);
        }

        /** Whether the person, who has the app, was never asked for one of these. */
        boolean asksAnewFor(Set<String> scopes) {
            return wishes.stream().anyMatch(wish -> wish.isNew() && scopes.contains(wish.name()));
        }

        boolean knows(Set<String> scopes) {
            return scopes.stream()
                    .allMatch(scope ->
                            wishes.stream().anyMatch(wish -> wish.name().equals(scope)));
        }
    }

    /** What it is called in addresses, and what people call it. */
    record App(IntegrationId id, Slug name, String title) {}

    /**
     * One thing that is asked for.
     *
     * @param purpose what the developer says it is for; empty when nothing is said
     * @param held whether the person allows it at the moment
     * @param isNew whether the person, who has the app, was never asked for it
     */
    record Wish(Scope scope, String purpose, boolean optional, boolean held, boolean isNew) {

        String name() {
            return scope.name();
        }
    }

    /**
     * A server that its widget connects to, so that whatever the widget is told may get there.
     *
     * @param domain its host name
     * @param isNew whether the person, who has the app, never agreed to it
     */
    record Connection(String domain, boolean isNew) {}

    /**
     * What the person agreed to.
     *
     * @param scopes all that is required, and what was ticked
     */
    record Answer(String version, Set<String> scopes, Locale locale) {

        public Answer {
            scopes = Set.copyOf(scopes);
        }
    }
}
