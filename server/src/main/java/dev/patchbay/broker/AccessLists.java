package dev.patchbay.broker;

import static dev.patchbay.broker.KafkaClients.answer;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Who may do what: a client may write its integration's data, read its events and what was rejected, and use groups of its name.
 * What is not listed is denied. Entries for others than clients of ours are not ours, and left alone.
 */
final class AccessLists {

    /** What client ids begin with. */
    private static final String CLIENTS = "User:c_";

    private AccessLists() {}

    /** Makes the lists these. What must go goes first. */
    static void bring(Admin admin, Collection<ClientRows.Wanted> wanted) {
        Set<AclBinding> needed = new HashSet<>();
        wanted.forEach(client -> of(client).forEach(needed::add));
        Set<AclBinding> surplus = new HashSet<>();
        for (AclBinding entry : answer(admin.describeAcls(AclBindingFilter.ANY).values())) {
            if (!needed.remove(entry) && isOurs(entry)) {
                surplus.add(entry);
            }
        }
        if (!surplus.isEmpty()) {
            answer(admin.deleteAcls(surplus.stream().map(AclBinding::toFilter).toList())
                    .all());
        }
        if (!needed.isEmpty()) {
            answer(admin.createAcls(needed).all());
        }
    }

    private static boolean isOurs(AclBinding entry) {
        return entry.entry().principal().startsWith(CLIENTS)
                && entry.pattern().name().startsWith(Topic.PREFIX);
    }

    private static Stream<AclBinding> of(ClientRows.Wanted client) {
        String id = client.clientId();
        return id == null
                ? Stream.empty()
                : Stream.of(
                        topic(client, Topic.Kind.DATA, id, AclOperation.WRITE),
                        topic(client, Topic.Kind.LIFECYCLE, id, AclOperation.READ),
                        topic(client, Topic.Kind.DLQ, id, AclOperation.READ),
                        new AclBinding(
                                new ResourcePattern(
                                        ResourceType.GROUP, Topic.groupsOf(client.integration()), PatternType.PREFIXED),
                                allowed(id, AclOperation.READ)));
    }

    private static AclBinding topic(ClientRows.Wanted client, Topic.Kind kind, String id, AclOperation operation) {
        String name = new Topic(client.integration(), kind).name();
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), allowed(id, operation));
    }

    private static AccessControlEntry allowed(String clientId, AclOperation operation) {
        return new AccessControlEntry("User:" + clientId, "*", operation, AclPermissionType.ALLOW);
    }
}
