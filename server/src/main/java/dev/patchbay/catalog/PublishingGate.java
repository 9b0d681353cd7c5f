package dev.patchbay.catalog;

import dev.patchbay.kernel.IntegrationId;
import java.util.List;

/** Asked before a version is published, outside any transaction: whether something speaks against it. */
public interface PublishingGate {

    /**
     * Something that speaks against it.
     *
     * @param rule the name of the rule that it breaks
     * @param detail what is wrong and how to mend it
     */
    record Objection(String rule, String detail) {}

    /** All objections; empty when the version may be published. */
    List<Objection> objections(IntegrationId integration, Manifest manifest);
}
