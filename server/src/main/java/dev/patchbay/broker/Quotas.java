package dev.patchbay.broker;

import static dev.patchbay.broker.KafkaClients.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaAlteration.Op;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.jspecify.annotations.Nullable;

/** How much each client may write and read in a second, and how much of the broker's time it gets. Only clients of ours have one. */
final class Quotas {

    private static final String CLIENTS = "c_";

    /** Hundredths of one thread's time; the embedded broker has four such threads. */
    private static final double TIME = 50;

    private Quotas() {}

    /** Makes the quotas these. */
    static void bring(Admin admin, Collection<ClientRows.Wanted> wanted, long usualRate) {
        Map<String, Map<String, Double>> needed = new HashMap<>();
        for (ClientRows.Wanted client : wanted) {
            if (client.clientId() != null) {
                double rate = Objects.requireNonNullElse(client.byteRate(), usualRate);
                needed.put(
                        client.clientId(),
                        Map.of("producer_byte_rate", rate, "consumer_byte_rate", rate, "request_percentage", TIME));
            }
        }
        Map<String, Map<String, Double>> there = there(admin);
        List<ClientQuotaAlteration> changes = new ArrayList<>();
        Set<String> clients = new TreeSet<>(needed.keySet());
        clients.addAll(there.keySet());
        for (String client : clients) {
            Map<String, Double> now = there.getOrDefault(client, Map.of());
            Map<String, Double> then = needed.getOrDefault(client, Map.of());
            if (!now.equals(then)) {
                changes.add(change(client, now.keySet(), then));
            }
        }
        if (!changes.isEmpty()) {
            answer(admin.alterClientQuotas(changes).all());
        }
    }

    private static ClientQuotaAlteration change(String client, Set<String> now, Map<String, Double> then) {
        List<Op> steps = new ArrayList<>();
        Set<String> keys = new TreeSet<>(now);
        keys.addAll(then.keySet());
        for (String key : keys) {
            @Nullable Double value = then.get(key);
            steps.add(new Op(key, value));
        }
        return new ClientQuotaAlteration(new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, client)), steps);
    }

    private static Map<String, Map<String, Double>> there(Admin admin) {
        var users = ClientQuotaFilter.containsOnly(
                List.of(ClientQuotaFilterComponent.ofEntityType(ClientQuotaEntity.USER)));
        Map<String, Map<String, Double>> found = new HashMap<>();
        answer(admin.describeClientQuotas(users).entities()).forEach((entity, quotas) -> {
            String user = entity.entries().get(ClientQuotaEntity.USER);
            if (user != null && user.startsWith(CLIENTS)) {
                found.put(user, quotas);
            }
        });
        return found;
    }
}
