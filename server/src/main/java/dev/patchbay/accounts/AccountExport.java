package dev.patchbay.accounts;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Everything that Patchbay keeps about a person, for that person (GDPR, articles 15 and 20). */
@Component
class AccountExport {

    private final ObjectProvider<PersonalData> sections;
    private final Audit audit;

    AccountExport(ObjectProvider<PersonalData> sections, Audit audit) {
        this.sections = sections;
        this.audit = audit;
    }

    /** Each module's section as of one moment, by name. */
    @Transactional(isolation = Isolation.REPEATABLE_READ)
    Map<String, Object> of(AccountId account) {
        var found = new TreeMap<String, Object>();
        sections.forEach(section -> {
            if (found.put(section.section(), section.export(account)) != null) {
                throw new IllegalStateException("two modules export a section " + section.section());
            }
        });
        audit.record(new AuditEntry(account, null, "account.exported", account.toString()));
        return found;
    }
}
