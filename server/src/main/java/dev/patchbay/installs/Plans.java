package dev.patchbay.installs;

import dev.patchbay.catalog.AppAddresses;
import dev.patchbay.kernel.InvalidRequest;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes of an admin's wishes what will be installed. */
@Component
class Plans {

    private final Configs configs;
    private final AppAddresses addresses;

    Plans(Configs configs, AppAddresses addresses) {
        this.configs = configs;
        this.addresses = addresses;
    }

    /** What will be installed. */
    record Plan(
            AccessPolicy access,
            ObjectNode config,
            @Nullable URI appAddress) {}

    /**
     * The wishes, completed by how it was before, if it was installed before, and by the listing's defaults.
     *
     * @throws dev.patchbay.kernel.ProblemException {@code invalid-request} with every mistake
     */
    Plan of(Offer offer, Wishes wishes, Optional<Installation> before) {
        URI address = address(offer, wishes.appAddress(), before);
        ObjectNode given = wishes.config() != null
                ? wishes.config()
                : before.map(installation -> configs.find(installation.id()).values())
                        .orElseGet(JsonNodeFactory.instance::objectNode);
        AccessPolicy access = wishes.access() != null
                ? wishes.access()
                : before.map(Installation::accessPolicy).orElse(AccessPolicy.EVERYONE);
        return new Plan(access, Configs.fitting(offer.listing(), given), address);
    }

    private @Nullable URI address(Offer offer, @Nullable String given, Optional<Installation> before) {
        if (!offer.listing().manualCredentials()) {
            if (given != null) {
                throw InvalidRequest.of("/appAddress", "This app has one address for everybody: leave it out.");
            }
            return null;
        }
        String address = given != null
                ? given.strip()
                : Objects.toString(before.map(Installation::appAddress).orElse(null), "");
        if (address.isEmpty()) {
            throw InvalidRequest.of("/appAddress", "Give the address at which your organization runs the app.");
        }
        addresses.mistake(address).ifPresent(mistake -> {
            throw InvalidRequest.of("/appAddress", mistake);
        });
        return URI.create(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
    }
}
