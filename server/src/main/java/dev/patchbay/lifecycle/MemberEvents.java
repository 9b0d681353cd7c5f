package dev.patchbay.lifecycle;

import dev.patchbay.installs.AccessChanged;
import dev.patchbay.installs.AccessChanged.Change;
import dev.patchbay.installs.Installation;
import dev.patchbay.installs.Installs;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says who may use an installation now, in the transaction in which that changes. Of people nothing but the id is said: names
 * and addresses are asked for, so that the log has none.
 */
@Component
class MemberEvents {

    private final Telling telling;
    private final Installs installs;

    MemberEvents(Telling telling, Installs installs) {
        this.telling = telling;
        this.installs = installs;
    }

    @EventListener
    void on(AccessChanged changed) {
        var installation = installs.find(changed.installation()).orElseThrow();
        say(installation, EventType.MEMBER_REMOVED, changed.changes(), Change::lost);
        say(installation, EventType.MEMBER_ADDED, changed.changes(), Change::gained);
        say(
                installation,
                EventType.MEMBER_UPDATED,
                changed.changes(),
                change -> change.before().canAccess() && change.after().canAccess());
    }

    private void say(Installation installation, String type, List<Change> changes, Predicate<Change> which) {
        var said = changes.stream().filter(which).map(MemberEvents::data).toList();
        if (!said.isEmpty()) {
            telling.tell(installation, type, said);
        }
    }

    private static ObjectNode data(Change change) {
        var data = JsonNodeFactory.instance.objectNode();
        data.put("userId", change.account().toString());
        data.put("canAccess", change.after().canAccess());
        data.put("isAdmin", change.after().isAdmin());
        var permissions = data.putArray("permissions");
        change.after().permissions().forEach(permissions::add);
        var role = change.role();
        data.put("organizationRole", role == null ? null : role.word());
        return data;
    }
}
