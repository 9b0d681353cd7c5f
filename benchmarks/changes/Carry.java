import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * {@code Carry URL USER PASSWORD RATES SECONDS MOST engine} or {@code … topic ADDRESS TOKEN TOPIC}: commits events at each rate and
 * prints how long they took to arrive, then commits many as fast as it can and prints how many a second arrived, of one stream and of all.
 */
public final class Carry {

    private static final double SECOND = 1e9;
    private static final int TOGETHER = 10;
    private static final int WRITERS = 4;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private final Database database;
    private final List<UUID> streams;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicLong arrived = new AtomicLong();
    private volatile long last;

    private Carry(Database database) throws Exception {
        this.database = database;
        this.streams = Writer.streams(database);
    }

    public static void main(String[] arguments) throws Exception {
        var database = new Database(arguments[0], arguments[1], arguments[2]);
        int[] rates = Arrays.stream(arguments[3].split(",")).mapToInt(Integer::parseInt).toArray();
        int seconds = Integer.parseInt(arguments[4]);
        int most = Integer.parseInt(arguments[5]);
        var carry = new Carry(database);
        try (Arrivals arrivals = arguments[6].equals("engine")
                ? new EngineArrivals(database)
                : new TopicArrivals(Stranger.properties(arguments[7], arguments[8]), arguments[9])) {
            arrivals.listen(carry::hear);
            carry.atRate(500, Math.max(2, seconds / 2)); // compiles what is measured next
            for (int rate : rates) {
                System.out.println("rate " + rate + " " + carry.atRate(rate, seconds));
            }
            carry.asFastAsItGoes(most / 4, carry.streams);
            System.out.println("sustaining one");
            System.out.println("sustained one " + carry.asFastAsItGoes(most / 20, carry.streams.subList(0, 1)));
            System.out.println("sustaining all");
            System.out.println("sustained all " + carry.asFastAsItGoes(most, carry.streams));
        }
        System.exit(0);
    }

    private void hear(String event) {
        Long at = committed.remove(event);
        if (at != null) {
            last = System.nanoTime();
            latencies.add(last - at);
            arrived.incrementAndGet();
        }
    }

    /** Answers how many were committed a second, p50, p99 and the longest, in milliseconds. */
    private String atRate(int rate, int seconds) throws Exception {
        latencies.clear();
        arrived.set(0);
        int writers = rate < 100 ? 1 : WRITERS;
        long count = (long) rate * seconds;
        long began = System.nanoTime();
        each(streams, writers, (writer, number) -> {
            for (long i = number; i < count; i += writers) {
                long due = began + (long) (i * SECOND / rate);
                LockSupport.parkNanos(due - System.nanoTime());
                writer.write(1);
            }
        });
        double took = (System.nanoTime() - began) / SECOND;
        await(count);
        long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
        return "%.0f %.2f %.2f %.2f"
                .formatted(count / took, millis(sorted, 0.5), millis(sorted, 0.99), millis(sorted, 1));
    }

    /** Answers how many were committed a second, and how many arrived a second from the first commit to the last arrival. */
    private String asFastAsItGoes(int count, List<UUID> streams) throws Exception {
        latencies.clear();
        arrived.set(0);
        int writers = Math.min(WRITERS, streams.size());
        int each = count / writers / TOGETHER;
        long began = System.nanoTime();
        each(streams, writers, (writer, number) -> {
            for (int i = 0; i < each; i++) {
                writer.write(TOGETHER);
            }
        });
        double written = (System.nanoTime() - began) / SECOND;
        long all = (long) each * TOGETHER * writers;
        await(all);
        return "%.0f %.0f".formatted(all / written, all * SECOND / (last - began));
    }

    private interface Work {

        void run(Writer writer, int number) throws Exception;
    }

    /** Each of the writers has streams of its own. */
    private void each(List<UUID> streams, int writers, Work work) throws Exception {
        List<Thread> threads = new ArrayList<>();
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < writers; i++) {
            int number = i;
            List<UUID> own = IntStream.range(0, streams.size())
                    .filter(each -> each % writers == number)
                    .mapToObj(streams::get)
                    .toList();
            threads.add(Thread.ofPlatform().start(() -> {
                try (var writer = new Writer(database, own, committed)) {
                    work.run(writer, number);
                } catch (Exception failed) {
                    failures.add(failed);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.peek();
        }
    }

    private void await(long count) throws InterruptedException {
        long began = System.nanoTime();
        while (arrived.get() < count) {
            if (System.nanoTime() - Math.max(last, began) > PATIENCE) {
                throw new IllegalStateException(arrived.get() + " of " + count + " events arrived");
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static double millis(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
    }
}
