package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import dev.patchbay.egress.Egress;
import dev.patchbay.egress.EgressFailure;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Whether the addresses of a manifest lead to the public internet: asked when it is published, and again at each use. */
@Component
class PublicAddresses {

    private final Egress egress;

    PublicAddresses(Egress egress) {
        this.egress = egress;
    }

    /** Looks names up, so that no transaction may be open. */
    List<Fault> faults(ObjectNode manifest) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Optional<EgressFailure>> known = new HashMap<>();
        for (String field : EntryRules.ADDRESSES) {
            if (manifest.path(field).isString()) {
                URI address = URI.create(manifest.path(field).asString());
                known.computeIfAbsent(
                                address.getScheme() + "://" + address.getRawAuthority(),
                                origin -> egress.refusal(URI.create(origin)))
                        .ifPresent(refusal -> faults.add(refused("/" + field, refusal)));
            }
        }
        return faults;
    }

    private static Fault refused(String pointer, EgressFailure refusal) {
        ManifestMistake mistake = refusal.reason() == EgressFailure.Reason.REFUSED_URL
                ? ManifestMistake.NOT_ASKED
                : ManifestMistake.NOT_REACHABLE;
        return mistake.at(pointer, refusal.message()).hinting("an address that everybody reaches", null);
    }
}
