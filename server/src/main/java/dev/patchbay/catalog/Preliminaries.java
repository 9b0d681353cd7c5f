package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What others have to say and to do before a version is published, outside any transaction. */
@Component
class Preliminaries {

    private final ObjectProvider<PublishingGate> gates;
    private final ObjectProvider<BundleDesk> desks;

    Preliminaries(ObjectProvider<PublishingGate> gates, ObjectProvider<BundleDesk> desks) {
        this.gates = gates;
        this.desks = desks;
    }

    /**
     * Asks everybody.
     *
     * @return the bundle of a widget; null for what is none
     * @throws ProblemException {@code checks-failed}
     */
    BundleDesk.@Nullable Kept passed(IntegrationId integration, Manifest manifest) {
        requireNone(gates.orderedStream()
                .flatMap(gate -> gate.objections(integration, manifest).stream())
                .toList());
        BundleDesk desk = manifest.type() == IntegrationType.WIDGET ? desks.getIfAvailable() : null;
        if (desk == null) {
            return null;
        }
        return switch (desk.keep(manifest)) {
            case BundleDesk.Kept kept -> kept;
            case BundleDesk.Refused(List<PublishingGate.Objection> objections) -> {
                requireNone(objections);
                yield null;
            }
        };
    }

    /** Ties the bundle to the version, in the transaction that offers it. */
    void pin(IntegrationId integration, String version, BundleDesk.@Nullable Kept bundle) {
        if (bundle != null) {
            desks.getObject().pin(integration, version, bundle);
        }
    }

    private static void requireNone(List<PublishingGate.Objection> objections) {
        if (!objections.isEmpty()) {
            Set<String> rules = new LinkedHashSet<>();
            objections.forEach(objection -> rules.add(objection.rule()));
            throw new ProblemException(
                    CatalogProblem.CHECKS_FAILED,
                    "Nothing was published. These checks must pass before: " + String.join(", ", rules) + ".",
                    Map.of("rules", List.copyOf(rules), "objections", objections));
        }
    }
}
