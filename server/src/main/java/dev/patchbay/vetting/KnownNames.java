package dev.patchbay.vetting;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.platform.PlatformSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The brand's name, those of the settings, and those of listings that somebody has vouched for. */
@Component
class KnownNames implements ProtectedNames {

    private final PlatformSettings platform;
    private final VettingSettings settings;
    private final Catalog catalog;

    KnownNames(PlatformSettings platform, VettingSettings settings, Catalog catalog) {
        this.platform = platform;
        this.settings = settings;
        this.catalog = catalog;
    }

    @Override
    public List<Name> besides(@Nullable IntegrationId integration) {
        List<Name> names = new ArrayList<>();
        names.add(new Name(platform.current().brand().name(), true));
        settings.protectedNames().forEach(name -> names.add(new Name(name, true)));
        var publisher = integration == null ? null : catalog.get(integration).publisherId();
        catalog.vouchedFor().stream()
                .filter(other -> !other.id().equals(integration))
                .filter(other -> publisher == null || !publisher.equals(other.publisherId()))
                .forEach(other -> {
                    names.add(new Name(other.displayName(), false));
                    names.add(new Name(other.name().value(), false));
                });
        return names;
    }
}
