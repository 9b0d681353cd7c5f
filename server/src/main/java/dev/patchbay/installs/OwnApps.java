package dev.patchbay.installs;

import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.kernel.IntegrationId;
import dev.patchbay.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The apps that people have for themselves: what is asked of them, and what they agree to. */
@Service
public class OwnApps {

    private final OwnInstalling installing;
    private final Asking asking;
    private final InstallationStore store;

    OwnApps(OwnInstalling installing, Asking asking, InstallationStore store) {
        this.installing = installing;
        this.asking = asking;
        this.store = store;
    }

    /**
     * What an app asks of a person who would install it, or has it.
     *
     * @throws ProblemException {@code unknown-listing}, {@code listing-unpublished}, {@code not-for-people},
     *     {@code payments-unavailable}, {@code unknown-scopes}; {@code not-found} when it is private and the person has it not
     */
    public Asked asked(IntegrationId integration, AccountId account) {
        return asking.asked(integration, account);
    }

    /**
     * What an app asks of the person who has it, where it asks for more that it does not do without; empty where it does not, and
     * while nothing could be agreed to, so that it stays as it is.
     */
    public Optional<Asked> askedForMore(Installation own) {
        return asking.askedForMore(own);
    }

    /**
     * Installs for oneself, with consent to what the app asks. However often and from however many sides this is asked at once,
     * there is one installation and one grant, and the last answer counts.
     *
     * @throws ProblemException as {@link #asked}; {@code invalid-request} with pointers below {@code /consent} when something
     *     else was read, something required is missing, or something was not asked; {@code suspended-by-another};
     *     {@code not-in-this-state} when it is suspended
     */
    @Transactional
    public Installed install(IntegrationId integration, Consent consent, AccountId account) {
        return installing.install(integration, consent, account);
    }

    /**
     * Agrees anew to what one's own app asks. The grant of before lives until this, and dies with it.
     *
     * @throws ProblemException {@code not-found} for everybody else; as {@link #asked}; {@code invalid-request} with pointers
     *     {@code /version} and {@code /scopes}; {@code not-in-this-state} when it is suspended or uninstalled
     */
    @Transactional
    public Installation agree(InstallationId id, Consent consent, AccountId actor) {
        return installing.again(forUpdate(id, actor), consent, "");
    }

    /**
     * Takes one permission back from one's own app; all its tokens of before are dead. Does nothing when it is taken back
     * already.
     *
     * @throws ProblemException {@code not-found} for everybody else and for what the app may not do; {@code last-scope};
     *     {@code not-in-this-state} when it is suspended or uninstalled
     */
    @Transactional
    public Installation cutScope(InstallationId id, String scope, AccountId actor) {
        return installing.cut(forUpdate(id, actor), scope);
    }

    /** What the account installed for itself, uninstalled ones too, by the time of installing. */
    public List<InstallationView> ofAccount(AccountId account) {
        return store.ofAccount(account).stream().map(InstallationView::own).toList();
    }

    /** The app that the account installed for itself, also an uninstalled one. */
    public Optional<InstallationView> find(IntegrationId integration, AccountId account) {
        return store.find(integration, new Target.User(account)).map(InstallationView::own);
    }

    private Installation forUpdate(InstallationId id, AccountId actor) {
        Installation installation = store.findForUpdate(id).orElseThrow(Admins::unknownInstallation);
        Admins.requireOwn(installation, actor);
        return installation;
    }
}
