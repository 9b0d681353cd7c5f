package dev.patchbay.grants;

import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer of {@link AccessDecision}. */
public sealed interface Decision {

    /**
     * Yes, within these bounds.
     *
     * @param person what the app is told about the person; {@link Person#NOBODY} when nobody is present
     */
    record Allowed(Installed installed, OrganizationId organization, GrantId grant, Set<String> scopes, Person person)
            implements Decision {

        public Allowed {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * No.
     *
     * @param reason for the page that tells a signed-in person; a client is told {@code invalid_grant} for each of them
     * @param organization whose admins a member can ask; null for whoever is no member
     */
    record Refused(Reason reason, @Nullable OrganizationId organization) implements Decision {}

    /**
     * The installation that a token is bound to.
     *
     * @param epoch goes into the token; tokens of an earlier epoch are dead
     */
    record Installed(InstallationId id, IntegrationId integration, long epoch) {}

    /**
     * What the app is told about the person who comes.
     *
     * @param appAdmin whether the person administers the app
     * @param appPermissions names that the app declared itself, sorted
     */
    record Person(boolean appAdmin, List<String> appPermissions) {

        public static final Person NOBODY = new Person(false, List.of());

        public Person {
            appPermissions = List.copyOf(appPermissions);
        }
    }

    /** Why not. */
    enum Reason {
        /** There is no such client, or it has ended. */
        UNKNOWN_CLIENT,
        /** The app has not yet confirmed that it is ready. */
        BEING_SET_UP,
        SUSPENDED,
        UNINSTALLED,
        /** The account is no member of the organization that the client belongs to. */
        NOT_A_MEMBER,
        /** An admin has not let this member in. */
        NO_ACCESS
    }
}
