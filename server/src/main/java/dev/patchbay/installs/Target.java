package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import org.jspecify.annotations.Nullable;

/** For whom an integration is installed. */
public sealed interface Target {

    /** For everybody in an organization, as far as its admins let them in. */
    record Organization(OrganizationId id) implements Target {}

    /** For one person, who installed it for themselves and agreed to what it may do. */
    record User(AccountId id) implements Target {}

    /** As programs read it. */
    default String word() {
        return switch (this) {
            case Organization _ -> "organization";
            case User _ -> "user";
        };
    }

    /** The organization, if it is one. */
    default @Nullable OrganizationId organization() {
        return this instanceof Organization(OrganizationId id) ? id : null;
    }

    /** The person, if it is one. */
    default @Nullable AccountId user() {
        return this instanceof User(AccountId id) ? id : null;
    }
}
