package dev.patchbay.lifecycle;

import dev.patchbay.accounts.OrganizationRenamed;
import dev.patchbay.catalog.Catalog;
import dev.patchbay.catalog.ListingDeprecated;
import dev.patchbay.grants.Grants;
import dev.patchbay.installs.AppConfig;
import dev.patchbay.installs.AppConfigs;
import dev.patchbay.installs.AppInstalled;
import dev.patchbay.installs.AppReconfigured;
import dev.patchbay.installs.AppResumed;
import dev.patchbay.installs.AppSuspended;
import dev.patchbay.installs.AppUninstalled;
import dev.patchbay.installs.AppUpdated;
import dev.patchbay.installs.CredentialsRotated;
import dev.patchbay.installs.Disconnected;
import dev.patchbay.installs.Installs;
import dev.patchbay.installs.ScopesChanged;
import dev.patchbay.installs.Target;
import dev.patchbay.kernel.InstallationId;
import dev.patchbay.pipeline.DataLimited;
import dev.patchbay.pipeline.RecordsRejected;
import dev.patchbay.platform.PatchbaySettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says what happens to installations, in the transaction in which it happens. */
@Component
class AppEvents {

    private final Telling telling;
    private final Installs installs;
    private final AppConfigs configs;
    private final Grants grants;
    private final Catalog catalog;
    private final PatchbaySettings platform;

    AppEvents(
            Telling telling,
            Installs installs,
            AppConfigs configs,
            Grants grants,
            Catalog catalog,
            PatchbaySettings platform) {
        this.telling = telling;
        this.installs = installs;
        this.configs = configs;
        this.grants = grants;
        this.catalog = catalog;
        this.platform = platform;
    }

    @EventListener
    void on(AppInstalled event) {
        var data = data();
        data.set("config", config(event.installation()).values());
        switch (event.target()) {
            case Target.Organization _ ->
                data.put(
                        "membersUrl",
                        platform.at("/v1/installations/" + event.installation() + "/members")
                                .toString());
            case Target.User _ -> allow(event.installation(), data);
        }
        telling.tell(event.installation(), EventType.APP_INSTALLED, data);
    }

    @EventListener
    void on(ScopesChanged event) {
        var data = data();
        allow(event.installation(), data);
        telling.tell(event.installation(), EventType.SCOPES_UPDATED, data);
    }

    /** The app stays installed: its tokens of this person alone are dead. */
    @EventListener
    void on(Disconnected event) {
        var data = data();
        data.put("userId", event.account().toString());
        telling.tell(event.installation(), EventType.GRANT_REVOKED, data);
    }

    @EventListener
    void on(AppUninstalled event) {
        plain(event.installation(), EventType.APP_UNINSTALLED);
    }

    @EventListener
    void on(AppSuspended event) {
        plain(event.installation(), EventType.APP_SUSPENDED);
    }

    @EventListener
    void on(AppResumed event) {
        plain(event.installation(), EventType.APP_RESUMED);
    }

    @EventListener
    void on(AppReconfigured event) {
        var config = config(event.installation());
        var data = data();
        data.set("config", config.values());
        data.put("configVersion", config.version());
        telling.tell(event.installation(), EventType.APP_UPDATED, data);
    }

    /** The version at the top of the event is the new one. */
    @EventListener
    void on(AppUpdated event) {
        var config = config(event.installation());
        var data = data();
        data.set("config", config.values());
        data.put("configVersion", config.version());
        data.put("previousVersion", event.before());
        telling.tell(event.installation(), EventType.APP_UPDATED, data);
    }

    @EventListener
    void on(ListingDeprecated event) {
        var deprecation = catalog.get(event.integration()).deprecation();
        if (deprecation != null) {
            var data = data();
            data.put("sunset", deprecation.sunset().toString());
            data.put("replacement", Objects.toString(deprecation.replacement(), null));
            data.put("message", deprecation.message());
            telling.tellPublisher(event.integration(), EventType.INTEGRATION_DEPRECATED, data);
        }
    }

    @EventListener
    void on(RecordsRejected event) {
        var data = data();
        data.put("count", event.count());
        data.put("since", event.since().toString());
        data.put("until", event.until().toString());
        var reasons = data.putObject("reasons");
        event.reasons().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .forEach(reason -> reasons.put(reason.getKey(), reason.getValue()));
        telling.tellPublisher(event.source(), EventType.DATA_REJECTED, data);
    }

    @EventListener
    void on(DataLimited event) {
        var data = data();
        data.put("limit", event.limit().word());
        data.put("most", event.most());
        telling.tellPublisher(event.source(), EventType.DATA_LIMITED, data);
    }

    /** Of a secret that an admin was shown the app learns by being configured. */
    @EventListener
    void on(CredentialsRotated event) {
        if (!event.shown()) {
            var data = data();
            data.put("previousSecretUntil", event.previousUntil().toString());
            telling.tell(event.installation(), EventType.CREDENTIALS_ROTATED, data);
        }
    }

    @EventListener
    void on(OrganizationRenamed event) {
        for (var installation : installs.living(event.organization())) {
            var data = data();
            data.put("displayName", event.displayName());
            telling.tell(installation, EventType.ORGANIZATION_UPDATED, List.of(data));
        }
    }

    private void plain(InstallationId installation, String type) {
        var data = data();
        data.putObject("config");
        telling.tell(installation, type, data);
    }

    /** What is allowed now; of a person's own app with the grant, whose token is added when the event is sent. */
    private void allow(InstallationId installation, ObjectNode data) {
        var grant = grants.activeOf(installation).orElseThrow();
        if (grant.agreed().forOneself()) {
            data.put("grantId", grant.id().toString());
        }
        var scopes = data.putArray("scopes");
        grant.scopes().stream().sorted().forEach(scopes::add);
        if (grant.agreed().forOneself()) {
            data.putNull("token");
        }
    }

    private AppConfig config(InstallationId installation) {
        return configs.of(installation);
    }

    private static ObjectNode data() {
        return JsonNodeFactory.instance.objectNode();
    }
}
