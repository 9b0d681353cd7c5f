package dev.patchbay.pipeline;

import dev.patchbay.grants.Grants;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.Status;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** For which installations a source may send records that are theirs alone. */
@Component
public class PrivateRecords {

    /** What an installation must allow. */
    public static final String SCOPE = "data:write";

    private final Installs installs;
    private final Grants grants;

    PrivateRecords(Installs installs, Grants grants) {
        this.installs = installs;
        this.grants = grants;
    }

    /**
     * The installation of this id, if it is the source's own, active, and allows {@code data:write}.
     *
     * @param id as somebody wrote it
     */
    public Optional<InstallationId> allowed(IntegrationId source, String id) {
        InstallationId wanted;
        try {
            wanted = InstallationId.of(id);
        } catch (ProblemException malformed) {
            return Optional.empty();
        }
        return installs.find(wanted)
                .filter(found -> found.integration().equals(source))
                .filter(found -> found.status() == Status.ACTIVE)
                .map(Installation::id)
                .filter(this::allowsWriting);
    }

    private boolean allowsWriting(InstallationId installation) {
        return grants.activeOf(installation)
                .filter(grant -> grant.scopes().contains(SCOPE))
                .isPresent();
    }
}
