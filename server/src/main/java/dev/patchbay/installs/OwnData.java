package dev.patchbay.installs;

import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a person installed for themselves goes with the account: each app is told that it was removed. */
@Component
class OwnData implements PersonalData {

    private final InstallationStore store;
    private final Installing installing;

    OwnData(InstallationStore store, Installing installing) {
        this.store = store;
        this.installing = installing;
    }

    @Override
    public String section() {
        return "ownApps";
    }

    @Override
    public Object export(AccountId account) {
        return store.ofAccount(account).stream()
                .map(installation -> Map.of(
                        "app", installation.name().value(),
                        "installationId", installation.id().toString(),
                        "status", installation.status().word(),
                        "installedAt", installation.installedAt().toString()))
                .toList();
    }

    @Override
    public void erase(AccountId account) {
        for (Installation installation : store.ofAccountForUpdate(account)) {
            installing.uninstall(installation, account);
        }
    }
}
