package dev.patchbay.grants;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.GrantId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.OrganizationId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer of {@link AccessDecision}. */
public sealed interface Decision {

    /** An answer about one installation. */
    sealed interface Entry extends Decision permits Allowed, Refused {}

    /**
     * Yes, within these bounds.
     *
     * @param tenant whose installation it is
     * @param person what the app is told about the person; {@link Person#NOBODY} when nobody is present
     */
    record Allowed(Installed installed, Tenant tenant, GrantId grant, Set<String> scopes, Person person)
            implements Entry {

        public Allowed {
            scopes = Set.copyOf(scopes);
        }

        /** The organization whose installation it is; null when it is a person's. */
        public @Nullable OrganizationId organization() {
            return tenant.organization();
        }

        /** The person whose own installation it is; null when it is an organization's. */
        public @Nullable AccountId owner() {
            return tenant.owner();
        }
    }

    /**
     * Yes, for the integration itself: its token speaks of no installation and of nobody's data.
     *
     * @param scopes what it may ask for; may be none at all
     */
    record AsItself(IntegrationId integration, Set<String> scopes) implements Decision {

        public AsItself {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * No.
     *
     * @param reason for the page that tells a signed-in person; a client is told {@code invalid_grant} for each of them
     * @param organization whose admins a member can ask; null for whoever is no member
     */
    record Refused(Reason reason, @Nullable OrganizationId organization) implements Entry {}

    /**
     * The installation that a token is bound to.
     *
     * @param epoch goes into the token; tokens of an earlier epoch are dead
     */
    record Installed(InstallationId id, IntegrationId integration, long epoch) {}

    /** Whose an installation is; exactly one of both is there. */
    record Tenant(
            @Nullable OrganizationId organization, @Nullable AccountId owner) {

        public Tenant {
            if ((organization == null) == (owner == null)) {
                throw new IllegalArgumentException("either an organization's or a person's");
            }
        }

        public static Tenant of(OrganizationId organization) {
            return new Tenant(organization, null);
        }

        public static Tenant of(AccountId owner) {
            return new Tenant(null, owner);
        }
    }

    /**
     * What the app is told about the person who comes.
     *
     * @param appAdmin whether the person administers the app; of their own installation everybody does
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
        NO_ACCESS,
        /** The account has not installed the integration for itself. */
        NOT_INSTALLED
    }
}
