package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import java.util.List;

/** The port through which the bundle of a widget is fetched and kept, so that a version is never offered without it. */
public interface BundleDesk {

    /** What came of it. */
    sealed interface Answer {}

    /**
     * The bundle is kept.
     *
     * @param sha256 of the bundle's bytes, in hexadecimal digits
     * @param connectDomains what the manifest says that the widget connects to
     */
    record Kept(String sha256, List<String> connectDomains) implements Answer {

        public Kept {
            connectDomains = List.copyOf(connectDomains);
        }
    }

    /** There is no bundle that could be shown. */
    record Refused(List<PublishingGate.Objection> objections) implements Answer {

        public Refused {
            objections = List.copyOf(objections);
        }
    }

    /**
     * Fetches, checks and keeps the bundle of a widget, outside any transaction.
     *
     * @throws dev.patchbay.kernel.ProblemException when Patchbay itself has too much to do
     */
    Answer keep(Manifest manifest);

    /** Ties a bundle that was kept a moment ago to a version, for good; in the transaction that offers the version. */
    void pin(IntegrationId integration, String version, Kept bundle);
}
