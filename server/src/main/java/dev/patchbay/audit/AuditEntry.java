package dev.patchbay.audit;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.OrganizationId;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody did.
 *
 * @param actor who did it, or null when Patchbay did it by itself
 * @param organization whose people may read it, or null when it concerns the platform only
 * @param action what was done, as {@code noun.verb-past}: {@code app.installed}, {@code member.role-changed}
 * @param subject what it was done to: an id or a name
 * @param detail a few further words; text only, so that no {@code Secret} can get in
 */
public record AuditEntry(
        @Nullable AccountId actor,
        @Nullable OrganizationId organization,
        String action,
        String subject,
        Map<String, String> detail) {

    private static final Pattern ACTION = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");

    public AuditEntry {
        if (!ACTION.matcher(action).matches()) {
            throw new IllegalArgumentException("an action is written noun.verb-past, not " + action);
        }
        detail = Map.copyOf(detail);
    }

    /** An entry without further words. */
    public AuditEntry(@Nullable AccountId actor, @Nullable OrganizationId organization, String action, String subject) {
        this(actor, organization, action, subject, Map.of());
    }
}
