package dev.patchbay.accounts;

import dev.patchbay.audit.AuditEntry;
import dev.patchbay.audit.AuditRecord;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose ids the record holds: of members, and of people who left as long as they have an account. */
@Component
class AuditNames {

    private final Accounts accounts;

    AuditNames(Accounts accounts) {
        this.accounts = accounts;
    }

    Known of(List<AuditRecord> records) {
        List<AccountId> ids = records.stream()
                .map(AuditRecord::entry)
                .flatMap(entry -> Stream.of(Optional.ofNullable(entry.actor()), member(entry), person(entry)))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new Known(accounts.find(ids).stream().collect(Collectors.toMap(Account::id, Account::name)));
    }

    /** What was done to a member was done to a person. */
    private static Optional<AccountId> member(AuditEntry entry) {
        return entry.action().startsWith("member.") ? id(entry.subject()) : Optional.empty();
    }

    /** What was done to an app concerned a person. */
    private static Optional<AccountId> person(AuditEntry entry) {
        return id(entry.detail().getOrDefault("account", ""));
    }

    private static Optional<AccountId> id(String text) {
        try {
            return Optional.of(AccountId.of(text));
        } catch (ProblemException noId) {
            return Optional.empty();
        }
    }

    record Known(Map<AccountId, String> names) {

        String name(AccountId id) {
            return names.getOrDefault(id, "");
        }

        /** The name of the person whom the entry is about, if it is about one who is known. */
        @Nullable
        String subject(AuditEntry entry) {
            return member(entry).map(names::get).orElse(null);
        }

        /** The name of the person whom it concerned besides, if it is one who is known. */
        @Nullable
        String person(AuditEntry entry) {
            return AuditNames.person(entry).map(names::get).orElse(null);
        }
    }
}
