package dev.patchbay.catalog;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.platform.AtStart;
import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Applies the catalog file before the first request is taken; a mistake in it refuses the start. */
@Component
class CatalogAtStart extends AtStart {

    private static final Logger log = LoggerFactory.getLogger(CatalogAtStart.class);

    private final CatalogSettings settings;
    private final CatalogFile file;
    private final IntegrationRows rows;

    CatalogAtStart(CatalogSettings settings, CatalogFile file, IntegrationRows rows) {
        this.settings = settings;
        this.file = file;
        this.rows = rows;
    }

    @Override
    protected void run() {
        rows.completeLooks();
        Path path = settings.file();
        if (path != null) {
            try {
                CatalogDifference difference = file.apply(path, false);
                log.info(
                        "Catalog: {} listings changed by {}",
                        difference.changes().size(),
                        path);
                difference.notes().forEach(log::warn);
            } catch (ProblemException refused) {
                throw new StartupException(
                        new StartupProblem("patchbay.catalog.file", refused.detail(), "Mend these lines of the file."));
            }
        }
    }
}
