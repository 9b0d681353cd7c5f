package dev.patchbay.vetting;

import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import io.roastedroot.quickjs4j.core.GuestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import run.endive.runtime.ByteArrayMemory;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.MemoryLimits;

/**
 * Says whether a text is a classic script that a JavaScript engine can read. The engine (QuickJS) runs as WebAssembly inside of
 * the JVM: it cannot take more memory, stack or time than it is given, and reaches nothing. Parsers written in Java read some
 * texts of a few hundred characters in exponential time, and cannot be stopped.
 */
final class Scripts {

    /** A text of 512 KB takes some seconds, more on a busy machine; nobody's bundle takes this long. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** How long one waits for the others before it, which are served in their order. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Each may take half of a small node's memory. */
    private static final int AT_ONCE = 1;

    /** Of one publisher: the one that is read and the one after it. */
    private static final int EACH = 2;

    private static final int MOST_WAITING = 8;
    private static final long STACK = 64L << 20;
    private static final int PAGE = 64 * 1024;
    private static final int MOST_PAGES = (192 << 20) / PAGE;
    private static final int LONGEST = 200;
    private static final int PARTS = 3;

    /**
     * Nothing of the text runs but its declarations, and what this takes is held before they can give the same names another
     * meaning. The engine tells the line of a mistake alone: in a text of moderate length, the column is where the shortest
     * beginning ends that has the same mistake.
     */
    private static final String PROGRAM = """
            const text = script.text(), tell = script.tell, read = globalThis.eval, write = String, clock = Date.now;
            const tried = (source) => {
              try { read("throw 0;" + source); } catch (thrown) {
                if (thrown !== 0) {
                  const place = /<input>:(\\d+)/.exec(write(thrown.stack));
                  return { said: write(thrown.message), line: place === null ? 0 : +place[1] };
                }
              }
              return null;
            };
            const lines = (end) => {
              let count = 1;
              for (let at = text.indexOf("\\n"); at >= 0 && at < end; at = text.indexOf("\\n", at + 1)) count++;
              return count;
            };
            const wrong = tried(text);
            if (wrong !== null) {
              tell(wrong.line + "\\n0\\n" + wrong.said);
              let start = 0;
              for (let line = 1; line < wrong.line; line++) start = text.indexOf("\\n", start) + 1;
              const next = wrong.line === 0 ? -1 : text.indexOf("\\n", start), late = clock() + 5000;
              let low = start, high = next < 0 ? text.length : next;
              while (low < high && text.length <= 65536 && clock() < late) {
                const middle = (low + high) >> 1, here = tried(text.slice(0, middle));
                if (here !== null && here.said === wrong.said && here.line === wrong.line) high = middle;
                else low = middle + 1;
              }
              if (low === high) {
                let at = low - 1;
                while (at > start && /[\\w$]/.test(text[at]) && /[\\w$]/.test(text[at - 1])) at--;
                const column = at - text.lastIndexOf("\\n", at - 1);
                tell((wrong.line === 0 ? lines(at) : wrong.line) + "\\n" + column + "\\n" + wrong.said);
              }
            }
            """;

    private static final Set<String> SPENT = Set.of("stack overflow", "out of memory");

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final Map<String, Integer> theirs = new ConcurrentHashMap<>();

    /** What came of it. */
    sealed interface Verdict {}

    record Fine() implements Verdict {}

    /**
     * It is no script.
     *
     * @param line from 1
     * @param column from 1; 0 where nobody knows it
     * @param said by the engine, in English
     */
    record Wrong(int line, int column, String said) implements Verdict {}

    /** It is nested too deeply, or took all memory or time that there is for it. */
    record TooMuch() implements Verdict {}

    /**
     * Reads a text when those before it are read.
     *
     * @param whose the publisher: however many texts one has, they come between those of others one by one
     * @throws TooBusy when others took too long, too many wait, or two of theirs do
     */
    Verdict judge(String whose, String text) {
        if (theirs.merge(whose, 1, Integer::sum) > EACH) {
            leave(whose);
            throw new TooBusy("Other scripts of the same publisher wait to be read");
        }
        try {
            return judge(text);
        } finally {
            leave(whose);
        }
    }

    private void leave(String whose) {
        theirs.computeIfPresent(whose, (publisher, count) -> count == 1 ? null : count - 1);
    }

    private Verdict judge(String text) {
        take();
        var work = new FutureTask<>(() -> {
            try {
                return judged(text);
            } finally {
                free.release();
            }
        });
        var thread =
                Thread.ofPlatform().daemon().name("script").stackSize(STACK).start(work);
        try {
            return work.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return new TooMuch();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A script could not be judged", failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TooBusy("stopped");
        } finally {
            // the engine looks for it with each of its calls and loops
            thread.interrupt();
        }
    }

    private void take() {
        try {
            if (free.getQueueLength() >= MOST_WAITING) {
                throw new TooBusy("Too many scripts wait to be read");
            }
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooBusy("Too many scripts wait to be read");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TooBusy("stopped");
        }
    }

    private static Verdict judged(String text) {
        List<String> told = new ArrayList<>();
        try (var engine = engine(text, told)) {
            engine.exec(engine.compile(PROGRAM));
        } catch (GuestException | WasmEngineException | StackOverflowError spent) {
            if (told.isEmpty()) {
                return new TooMuch();
            }
        }
        return told.isEmpty() ? new Fine() : wrong(told.getLast());
    }

    private static Engine engine(String text, List<String> told) {
        return Engine.builder()
                .addBuiltins(Builtins.builder("script")
                        .addVoidToString("text", () -> text)
                        .addStringToVoid("tell", told::add)
                        .build())
                .withMemoryFactory(limits -> new ByteArrayMemory(
                        new MemoryLimits(limits.initialPages(), Math.min(limits.maximumPages(), MOST_PAGES))))
                .build();
    }

    private static Verdict wrong(String told) {
        String[] parts = told.split("\n", PARTS);
        String message = parts[2];
        if (SPENT.contains(message)) {
            return new TooMuch();
        }
        return new Wrong(Math.max(Integer.parseInt(parts[0]), 1), Integer.parseInt(parts[1]), shortened(message));
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }
}
