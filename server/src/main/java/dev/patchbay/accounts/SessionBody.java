package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the web UI learns about who is signed in. */
@Component
class SessionBody {

    private final Accounts accounts;
    private final Organizations organizations;
    private final Entering entering;

    SessionBody(Accounts accounts, Organizations organizations, Entering entering) {
        this.accounts = accounts;
        this.organizations = organizations;
        this.entering = entering;
    }

    Body of(Optional<Session> session) {
        return session.flatMap(found -> accounts.find(found.account()).map(account -> body(found, account)))
                .orElse(Body.NOBODY);
    }

    private Body body(Session session, Account account) {
        return new Body(
                new Person(
                        account.id(),
                        account.email(),
                        account.name(),
                        PlatformRole.words(account.roles()),
                        accounts.localeChosenBy(account.id())
                                .map(Locale::toLanguageTag)
                                .orElse(null)),
                organizations.ofAccount(account.id()).stream()
                        .map(OrganizationBody::of)
                        .toList(),
                session.currentOrganization(),
                session.authenticatedAt(),
                session.asTestMember()
                        ? entering.developerBehind(session).map(Entered::new).orElse(null)
                        : null);
    }

    record Body(
            @Nullable Person account,
            List<OrganizationBody> organizations,
            @Nullable OrganizationId currentOrganizationId,
            @Nullable Instant authenticatedAt,
            @Nullable Entered entered) {

        static final Body NOBODY = new Body(null, List.of(), null, null, null);
    }

    /**
     * That a developer is a test member of a sandbox at the moment.
     *
     * @param by the developer's name, who goes back with {@code POST /api/session/leave}
     */
    record Entered(String by) {}

    /**
     * Who is signed in.
     *
     * @param locale the language that this person chose, if one was chosen
     */
    record Person(
            AccountId id,
            String email,
            String name,
            List<String> roles,
            @Nullable String locale) {}
}
