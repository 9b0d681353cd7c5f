package dev.patchbay.broker;

import static dev.patchbay.broker.KafkaClients.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Makes the topics that integrations are to have, keeps their settings, and takes away those that are to go. */
final class Topics {

    private static final int AT_ONCE = 300;

    private final BrokerSettings settings;

    Topics(BrokerSettings settings) {
        this.settings = settings;
    }

    /** Makes the topics between nodes. */
    void bringOwn(Admin admin) {
        Set<String> there = answer(admin.listTopics().names());
        List<NewTopic> missing = Arrays.stream(InternalTopic.values())
                .map(InternalTopic::topic)
                .filter(name -> !there.contains(name))
                .map(name -> new NewTopic(name, settings.partitions(), (short) settings.replicas()).configs(own()))
                .toList();
        if (!missing.isEmpty()) {
            answer(admin.createTopics(missing).all());
        }
    }

    /** For nodes that are behind, and not for days. */
    private Map<String, String> own() {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "3600000",
                "retention.bytes", "67108864",
                "segment.bytes", "16777216",
                "max.message.bytes", String.valueOf(settings.largestRecord().toBytes()));
    }

    void bring(Admin admin, Collection<ClientRows.Wanted> wanted) {
        Set<String> there = answer(admin.listTopics().names());
        List<String> needed = names(wanted.stream().filter(client -> !client.removed()));
        List<String> surplus = names(wanted.stream().filter(ClientRows.Wanted::removed)).stream()
                .filter(there::contains)
                .toList();
        for (List<String> names : portions(surplus)) {
            answer(admin.deleteTopics(names).all());
        }
        for (List<String> names :
                portions(needed.stream().filter(name -> !there.contains(name)).toList())) {
            answer(admin.createTopics(names.stream().map(this::topic).toList()).all());
        }
        for (List<String> names :
                portions(needed.stream().filter(there::contains).toList())) {
            adjust(admin, names);
        }
        forgetGroups(admin, wanted.stream().filter(ClientRows.Wanted::removed).toList());
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, settings.partitions(), (short) settings.replicas()).configs(configuration());
    }

    private Map<String, String> configuration() {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", String.valueOf(settings.retention().toMillis()),
                "retention.bytes", String.valueOf(settings.retentionSize().toBytes()),
                "message.timestamp.type", "LogAppendTime", // a client's own clock would keep or drop what it likes
                "max.message.bytes", String.valueOf(settings.largestRecord().toBytes()));
    }

    /** The settings may have changed since the topics were made. */
    private void adjust(Admin admin, List<String> names) {
        Map<ConfigResource, Config> there = answer(admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        there.forEach((topic, now) -> {
            List<AlterConfigOp> steps = new ArrayList<>();
            configuration().forEach((key, value) -> {
                ConfigEntry entry = now.get(key);
                if (entry == null || !value.equals(entry.value())) {
                    steps.add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
                }
            });
            if (!steps.isEmpty()) {
                changes.put(topic, steps);
            }
        });
        if (!changes.isEmpty()) {
            answer(admin.incrementalAlterConfigs(changes).all());
        }
    }

    /** Where the readers of an integration stood means nothing to another that later takes its name. */
    private static void forgetGroups(Admin admin, List<ClientRows.Wanted> removed) {
        if (removed.isEmpty()) {
            return;
        }
        List<String> groups = answer(admin.listGroups().valid()).stream()
                .map(GroupListing::groupId)
                .filter(group ->
                        removed.stream().anyMatch(client -> group.startsWith(Topic.groupsOf(client.integration()))))
                .toList();
        if (!groups.isEmpty()) {
            answer(admin.deleteConsumerGroups(groups).all());
        }
    }

    private static List<String> names(Stream<ClientRows.Wanted> clients) {
        return clients.flatMap(client ->
                        Arrays.stream(Topic.Kind.values()).map(kind -> new Topic(client.integration(), kind).name()))
                .toList();
    }

    private static List<List<String>> portions(List<String> names) {
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            portions.add(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
        }
        return portions;
    }
}
