package dev.patchbay.accounts;

import dev.patchbay.kernel.AccountId;
import org.springframework.stereotype.Component;

/** A person's passkeys, which go with the account's row. */
@Component
class PasskeyData implements PersonalData {

    private final Passkeys passkeys;

    PasskeyData(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public String section() {
        return "passkeys";
    }

    @Override
    public Object export(AccountId account) {
        return passkeys.of(account);
    }

    @Override
    public void erase(AccountId account) {
        // the rows refer to the account's, and go with it
    }
}
