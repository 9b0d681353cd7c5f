package dev.patchbay.policy;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import org.springframework.stereotype.Component;

/** What a person asked for. */
@Component
class PersonalRequests implements PersonalData {

    private final RequestTable table;

    PersonalRequests(RequestTable table) {
        this.table = table;
    }

    @Override
    public String section() {
        return "requests";
    }

    @Override
    public Object export(AccountId account) {
        return table.of(account);
    }

    @Override
    public void erase(AccountId account) {
        table.deleteOf(account);
    }
}
