package dev.patchbay.broker;

import static dev.patchbay.broker.KafkaClients.answer;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Measures how much lies in topics and how far their readers are, in four questions however many topics are asked for. */
final class Depths {

    private final KafkaClients clients;

    Depths(KafkaClients clients) {
        this.clients = clients;
    }

    Map<Topic, Depth> of(Collection<Topic> topics) {
        Admin admin = clients.admin();
        Set<String> there = answer(admin.listTopics().names());
        List<Topic> asked = topics.stream()
                .distinct()
                .filter(topic -> there.contains(topic.name()))
                .toList();
        if (asked.isEmpty()) {
            return Map.of();
        }
        List<TopicPartition> partitions = partitions(admin, asked);
        Map<TopicPartition, Long> first = offsets(admin, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> next = offsets(admin, partitions, OffsetSpec.latest());
        Map<String, Map<TopicPartition, OffsetAndMetadata>> read = read(admin, asked);
        var depths = new HashMap<Topic, Depth>();
        for (Topic topic : asked) {
            List<TopicPartition> own = partitions.stream()
                    .filter(partition -> partition.topic().equals(topic.name()))
                    .toList();
            long records = own.stream()
                    .mapToLong(partition -> at(next, partition) - at(first, partition))
                    .sum();
            var behind = new HashMap<String, Long>();
            read.forEach((group, stands) -> {
                if (own.stream().anyMatch(stands::containsKey)) {
                    behind.put(group, behind(own, stands, first, next));
                }
            });
            depths.put(topic, new Depth(records, behind));
        }
        return depths;
    }

    private static long behind(
            List<TopicPartition> partitions,
            Map<TopicPartition, OffsetAndMetadata> stands,
            Map<TopicPartition, Long> first,
            Map<TopicPartition, Long> next) {
        return partitions.stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata stand = stands.get(partition);
                    long from = stand == null ? 0 : stand.offset();
                    return Math.max(0, at(next, partition) - Math.max(from, at(first, partition)));
                })
                .sum();
    }

    private static List<TopicPartition> partitions(Admin admin, List<Topic> topics) {
        Map<String, TopicDescription> described = answer(
                admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames());
        return described.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, ListOffsetsResultInfo> found =
                answer(admin.listOffsets(partitions.stream().collect(toMap(partition -> partition, partition -> which)))
                        .all());
        return found.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    /** By group, ours and those of the integrations that are asked for. */
    private static Map<String, Map<TopicPartition, OffsetAndMetadata>> read(Admin admin, List<Topic> topics) {
        List<String> prefixes = Stream.concat(
                        Stream.of(KafkaBroker.GROUPS),
                        topics.stream().map(topic -> Topic.groupsOf(topic.integration())))
                .distinct()
                .toList();
        Map<String, ListConsumerGroupOffsetsSpec> groups = answer(
                        admin.listGroups().valid())
                .stream()
                .map(GroupListing::groupId)
                .filter(group -> prefixes.stream().anyMatch(group::startsWith))
                .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec(), (a, b) -> a));
        return groups.isEmpty()
                ? Map.of()
                : answer(admin.listConsumerGroupOffsets(groups).all());
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNullElse(offsets.get(partition), 0L);
    }
}
