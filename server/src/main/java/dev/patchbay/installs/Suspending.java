package dev.patchbay.installs;

import dev.patchbay.audit.Audit;
import dev.patchbay.audit.AuditEntry;
import dev.patchbay.kernel.AccountId;
import dev.patchbay.kernel.ProblemException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The causes of a suspension: the first one suspends, the last one lifted resumes. Always within the caller's transaction. */
@Component
class Suspending {

    private final InstallationStore store;
    private final Credentials credentials;
    private final Audit audit;
    private final ApplicationEventPublisher news;

    Suspending(InstallationStore store, Credentials credentials, Audit audit, ApplicationEventPublisher news) {
        this.store = store;
        this.credentials = credentials;
        this.audit = audit;
        this.news = news;
    }

    Installation suspend(Installation installation, SuspensionCause cause, AccountId actor) {
        if (installation.causes().contains(cause)) {
            return installation;
        }
        return switch (installation.status()) {
            case SETTING_UP, UNINSTALLED -> throw notInThisState(installation);
            case SUSPENDED -> {
                Installation suspended = changed(installation, with(installation, cause), installation.epoch());
                record(actor, suspended, "app.suspended", cause);
                yield suspended;
            }
            case ACTIVE -> {
                Installation suspended = changed(installation, with(installation, cause), installation.epoch() + 1);
                credentials.hold(suspended);
                record(actor, suspended, "app.suspended", cause);
                news.publishEvent(new AppSuspended(suspended.id(), suspended.integration(), suspended.target(), actor));
                yield suspended;
            }
        };
    }

    Installation resume(Installation installation, SuspensionCause cause, AccountId actor) {
        return switch (installation.status()) {
            case ACTIVE -> installation;
            case SETTING_UP, UNINSTALLED -> throw notInThisState(installation);
            case SUSPENDED -> lift(installation, cause, actor);
        };
    }

    static List<String> words(Set<SuspensionCause> causes) {
        return causes.stream().sorted().map(SuspensionCause::word).toList();
    }

    private Installation lift(Installation installation, SuspensionCause cause, AccountId actor) {
        if (!installation.causes().contains(cause)) {
            throw new ProblemException(
                    InstallsProblem.SUSPENDED_BY_ANOTHER,
                    "Nothing was changed. Only whoever suspended the app can resume it.",
                    Map.of("suspendedBy", words(installation.causes())));
        }
        Set<SuspensionCause> rest = EnumSet.copyOf(installation.causes());
        rest.remove(cause);
        Installation lifted = changed(installation, rest, installation.epoch());
        record(actor, lifted, "app.resumed", cause);
        if (rest.isEmpty()) {
            credentials.release(lifted);
            news.publishEvent(new AppResumed(lifted.id(), lifted.integration(), lifted.target(), actor));
        }
        return lifted;
    }

    private Installation changed(Installation installation, Set<SuspensionCause> causes, long epoch) {
        Installation changed = installation.at(causes.isEmpty() ? Status.ACTIVE : Status.SUSPENDED, causes, epoch);
        store.save(changed);
        return changed;
    }

    private static Set<SuspensionCause> with(Installation installation, SuspensionCause cause) {
        Set<SuspensionCause> causes = EnumSet.of(cause);
        causes.addAll(installation.causes());
        return causes;
    }

    private void record(AccountId actor, Installation installation, String action, SuspensionCause cause) {
        audit.record(new AuditEntry(
                actor,
                installation.organization(),
                action,
                installation.name().value(),
                Map.of("installationId", installation.id().toString(), "cause", cause.word())));
    }

    private static ProblemException notInThisState(Installation installation) {
        String why = installation.uninstalled()
                ? "Nothing was changed. The app is not installed."
                : "Nothing was changed. The app is still being set up; it can be removed.";
        return new ProblemException(
                InstallsProblem.NOT_IN_THIS_STATE,
                why,
                Map.of("status", installation.status().word()));
    }
}
