package dev.patchbay.catalog;

import java.util.List;
import java.util.Map;

/**
 * What a person should know about the step from one version to another, the weightiest first.
 *
 * @param changes empty when nothing of it concerns those who have it
 */
public record VersionDifference(List<Change> changes) {

    /** What a change means for those who have it. */
    public enum Weight {
        /** They are asked before it holds for them. */
        CONSENT,
        /** They should know. */
        NOTICE,
        /** It is only to their good, or does not matter. */
        MINOR
    }

    /**
     * One change; {@link DifferenceWords} says it in a person's language.
     *
     * @param key such as {@code scope-added}
     * @param arguments what its sentence names; prices as {@code 499 USD/month}, in minor units
     */
    public record Change(String key, Weight weight, Map<String, String> arguments) {

        public Change {
            arguments = Map.copyOf(arguments);
        }
    }

    public VersionDifference {
        changes = List.copyOf(changes);
    }

    /** Whether somebody who has it must agree before it holds for them. */
    public boolean needsConsent() {
        return changes.stream().anyMatch(change -> change.weight() == Weight.CONSENT);
    }
}
