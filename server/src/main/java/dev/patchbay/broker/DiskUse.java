package dev.patchbay.broker;

import static dev.patchbay.broker.KafkaClients.answer;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;

/** How many bytes lie in the broker. */
final class DiskUse {

    private DiskUse() {}

    /** Of all topics, on all brokers, with their copies. */
    static long of(Admin admin) {
        List<Integer> brokers =
                answer(admin.describeCluster().nodes()).stream().map(Node::id).toList();
        return answer(admin.describeLogDirs(brokers).allDescriptions()).values().stream()
                .flatMap(folders -> folders.values().stream())
                .flatMap(folder -> folder.replicaInfos().values().stream())
                .mapToLong(replica -> replica.size())
                .sum();
    }
}
