package dev.patchbay.lifecycle;

import dev.patchbay.catalog.Catalog;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppResumed;
import dev.patchbay.installs.AppSuspended;
import dev.patchbay.installs.AppUninstalled;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import dev.patchbay.kernel.InstallationId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Says what happens to installations, in the transaction in which it happens. */
@Component
class AppEvents {

    private final EventLog log;
    private final Installs installs;
    private final Catalog catalog;

    AppEvents(EventLog log, Installs installs, Catalog catalog) {
        this.log = log;
        this.installs = installs;
        this.catalog = catalog;
    }

    @EventListener
    void on(AppInstalled event) {
        say(EventType.APP_INSTALLED, event.installation());
    }

    @EventListener
    void on(AppUninstalled event) {
        say(EventType.APP_UNINSTALLED, event.installation());
    }

    @EventListener
    void on(AppSuspended event) {
        say(EventType.APP_SUSPENDED, event.installation());
    }

    @EventListener
    void on(AppResumed event) {
        say(EventType.APP_RESUMED, event.installation());
    }

    private void say(String type, InstallationId id) {
        var installation = installs.find(id).orElseThrow();
        if (!subscribes(installation, type)) {
            return;
        }
        var subject = new EventBody.Subject(
                installation.name(),
                installation.version(),
                id,
                installation.organization(),
                null,
                installation.clientId());
        var data = JsonNodeFactory.instance.objectNode();
        data.putObject("config");
        log.append(Stream.of(installation.integration(), id), type, head -> EventBody.write(head, subject, data));
    }

    /** Installs are told to everybody: they carry the credentials. */
    private boolean subscribes(Installation installation, String type) {
        var wanted = catalog.get(installation.integration()).manifest().events();
        return type.equals(EventType.APP_INSTALLED) || wanted.isEmpty() || wanted.contains(type);
    }
}
