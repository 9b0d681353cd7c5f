package dev.patchbay.gateway;

import dev.patchbay.kernel.ProblemException;
import dev.patchbay.kernel.Sha256;
import dev.patchbay.platform.StartupException;
import dev.patchbay.platform.StartupProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The rules that hold now: the built-in ones and the operator's, which win where path and method are the same. A changed file
 * is read within seconds; one with mistakes changes nothing, but refuses a start.
 */
@Component
class Rules implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rules.class);
    private static final String FOUND = RuleBook.Found.class.getName();

    private final GatewaySettings settings;
    private final RulesFile file;
    private final List<Rule> builtIn;

    private volatile RuleBook book;
    private String seen = "";
    private @Nullable ScheduledExecutorService watch;
    private boolean running;

    Rules(GatewaySettings settings, RulesFile file) {
        this.settings = settings;
        this.file = file;
        this.builtIn = file.builtIn();
        this.book = new RuleBook(builtIn);
    }

    /** What the rules say of a request; the same within the request, also if they change meanwhile. */
    RuleBook.Found find(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof RuleBook.Found found) {
            return found;
        }
        RuleBook.Found found = GatewayFilter.isAmbiguous(request.getRequestURI())
                ? new RuleBook.Nothing()
                : book.find(request.getMethod(), request.getRequestURI());
        request.setAttribute(FOUND, found);
        return found;
    }

    RuleBook book() {
        return book;
    }

    /**
     * Reads the operator's file.
     *
     * @param dryRun only says what it would come to
     * @throws ProblemException {@code invalid-gateway-rules}, {@code no-gateway-rules}; the rules stay as they were
     */
    synchronized RuleBook reload(boolean dryRun) {
        Path path = settings.rules();
        if (path == null) {
            throw new ProblemException(
                    GatewayProblem.NO_GATEWAY_RULES,
                    "Set patchbay.gateway.rules to the file's path and start again. The built-in rules hold.");
        }
        var all = new ArrayList<>(file.operators(path));
        List<Rule> operators = List.copyOf(all);
        for (Rule rule : builtIn) {
            Rule left = rule.without(operators);
            if (!left.methods().isEmpty()) {
                all.add(left);
            }
        }
        var fresh = new RuleBook(all);
        if (!dryRun) {
            book = fresh;
        }
        return fresh;
    }

    private synchronized void look(Path path) {
        try {
            String now = Sha256.hex(Files.readString(path));
            if (!now.equals(seen)) {
                seen = now;
                reload(false);
                log.info("Gateway: {} rules since {} has changed", book.rules().size(), path);
            }
        } catch (ProblemException refused) {
            log.error("Gateway: the rules stay as they were, because of these mistakes:\n{}", refused.detail());
        } catch (IOException | RuntimeException unreadable) {
            if (!seen.isEmpty()) {
                log.error("Gateway: {} cannot be read; the rules stay as they were", path, unreadable);
            }
            seen = "";
        }
    }

    @Override
    public synchronized void start() {
        Path path = settings.rules();
        if (path == null) {
            running = true;
            return;
        }
        try {
            seen = Sha256.hex(Files.readString(path));
            reload(false);
        } catch (ProblemException refused) {
            throw new StartupException(
                    new StartupProblem("patchbay.gateway.rules", refused.detail(), "Mend these lines of the file."));
        } catch (IOException unreadable) {
            throw new StartupException(
                    new StartupProblem("patchbay.gateway.rules", path + " cannot be read.", "Correct the path."));
        }
        var started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("gateway-rules").daemon().factory());
        long poll = settings.poll().toMillis();
        var _ = started.scheduleWithFixedDelay(() -> look(path), poll, poll, TimeUnit.MILLISECONDS);
        watch = started;
        running = true;
    }

    @Override
    public synchronized void stop() {
        if (watch != null) {
            watch.shutdownNow();
            watch = null;
        }
        running = false;
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    /** Before the web server, whose phase is near the greatest. */
    @Override
    public int getPhase() {
        return 0;
    }
}
