package dev.patchbay.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.delivery.Receiver.Behaviour;
import dev.patchbay.kernel.InstallationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CrowdTests extends DeliveryScenario {

    private static final int CUSTOMERS = 4;
    private static final int ROUNDS = 6;
    private static final long EVENTS = 2L * ROUNDS;

    @Test
    void loseNothingAndOvertakeNothingWhenManyActAndTheAppFails() throws InterruptedException, ExecutionException {
        long deadlocks = deadlocks();
        var taken = new ConcurrentHashMap<String, List<Long>>();
        var app = app((exchange, request) -> {
            boolean fails = request.number() % 5 == 0;
            if (!fails) {
                taken.computeIfAbsent(request.header("ce-subject"), stream -> new CopyOnWriteArrayList<>())
                        .add(request.sequence());
            }
            Behaviour.status(fails ? 503 : 200).answer(exchange, request);
        });
        var customers = new ArrayList<Customer>();
        for (int i = 0; i < CUSTOMERS; i++) {
            customers.add(customer());
        }

        var acting = new ArrayList<Future<InstallationId>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            customers.forEach(customer -> acting.add(threads.submit(() -> comeAndGo(app, customer))));
        }
        for (int patience = 0; patience < 60 && !complete(taken); patience++) {
            advance(Duration.ofHours(3));
        }
        settle();

        for (var installation : acting) {
            assertThat(taken.get(installation.get().toString()))
                    .as("taken by the app, in this order")
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, EVENTS).boxed().toList());
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private long deadlocks() {
        return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()")
                .query(Long.class)
                .single();
    }

    private InstallationId comeAndGo(App app, Customer customer) {
        InstallationId id = install(app, customer).id();
        for (int round = 1; round < ROUNDS; round++) {
            installs.uninstall(id, customer.owner());
            install(app, customer);
        }
        installs.uninstall(id, customer.owner());
        return id;
    }

    private static boolean complete(Map<String, List<Long>> taken) {
        return taken.size() == CUSTOMERS && taken.values().stream().allMatch(numbers -> numbers.size() >= EVENTS);
    }
}
