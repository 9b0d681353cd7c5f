package dev.patchbay.changes;

import dev.patchbay.broker.Broker;
import dev.patchbay.database.DatabaseAddress;
import dev.patchbay.database.DatabasePool;
import dev.patchbay.kernel.Ids;
import dev.patchbay.kernel.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One carrier for each slot that some captured table is of, while this node runs. */
@Component
class Carriers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Carriers.class);

    private final ObjectProvider<CapturedTable> tables;
    private final Carrier.Around around;
    private final LostSlots lost;
    private final Broker broker;
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
            DatabasePool.run(DatabasePool.JOBS, this::takeAway);
        } else if (around.settings().enabled()) {
            Map<String, List<CapturedTable>> bySlot = tables.stream()
                    .collect(Collectors.groupingBy(CapturedTable::slot, TreeMap::new, Collectors.toList()));
            carriers = bySlot.entrySet().stream()
                    .map(slot -> new Carrier(slot.getKey(), slot.getValue(), around, lost))
                    .toList();
        }
        running = true;
    }

    /** Without a broker nobody reads the slots, for which PostgreSQL would keep its log until its disk is full. */
    private void takeAway() {
        try {
            around.rows().takeAway();
        } catch (RuntimeException failed) {
            log.warn("Replication slots that nobody reads could not be dropped: {}", Trouble.inOneLine(failed));
        }
    }

    @Override
    public synchronized void stop() {
        carriers.parallelStream().forEach(Carrier::close);
        carriers = List.of();
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
