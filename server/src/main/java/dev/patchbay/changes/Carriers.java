package dev.patchbay.changes;

import dev.patchbay.broker.Broker;
import dev.patchbay.database.DatabaseAddress;
import dev.patchbay.kernel.Ids;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One carrier for each slot that some captured table is of, while this node runs. */
@Component
class Carriers implements SmartLifecycle {

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final ObjectProvider<CapturedTable> tables;
    private final Carrier.Around around;
    private final LostSlots lost;
    private final Broker broker;
    private @Nullable Leftovers leftovers;
    private List<Carrier> carriers = List.of();
    private boolean running;

    Carriers(
            ObjectProvider<CapturedTable> tables,
            DataSource connections,
            DatabaseAddress database,
            SlotTable rows,
            LostSlots lost,
            ChangesSettings settings,
            Broker broker,
            Ids ids) {
        this.tables = tables;
        this.lost = lost;
        this.broker = broker;
        this.around = new Carrier.Around(
                connections, rows, settings, new EngineSettings(database, ids.token(16)), node(), broker::available);
    }

    private static String node() {
        long process = ProcessHandle.current().pid();
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + process;
        } catch (IOException nameless) {
            return "node:" + process;
        }
    }

    @Override
    public synchronized void start() {
        if (!broker.present()) {
            leftovers = new Leftovers(around, lost, PAUSE);
        } else if (around.settings().enabled()) {
            Map<String, List<CapturedTable>> bySlot = tables.stream()
                    .collect(Collectors.groupingBy(CapturedTable::slot, TreeMap::new, Collectors.toList()));
            carriers = bySlot.entrySet().stream()
                    .map(slot -> new Carrier(slot.getKey(), slot.getValue(), around, lost))
                    .toList();
        }
        running = true;
    }

    @Override
    public synchronized void stop() {
        carriers.parallelStream().forEach(Carrier::close);
        carriers = List.of();
        if (leftovers != null) {
            leftovers.close();
            leftovers = null;
        }
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
