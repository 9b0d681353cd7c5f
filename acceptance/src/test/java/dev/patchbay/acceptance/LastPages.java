package dev.patchbay.acceptance;

import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Adds to a failed story what its browsers showed at the end, which the log alone cannot tell. */
public final class LastPages implements BeforeEachCallback, AfterEachCallback, TestExecutionExceptionHandler {

    private static final int MOST = 4;
    private static final Deque<String> PAGES = new ArrayDeque<>();
    private static boolean inAStory;

    /** Called by each browser before it closes. */
    static void remember(Browser browser) {
        if (!inAStory) {
            return;
        }
        try {
            PAGES.addLast(browser.shows());
        } catch (PlaywrightException gone) {
            PAGES.addLast(String.valueOf(gone.getMessage()));
        }
        if (PAGES.size() > MOST) {
            PAGES.removeFirst();
        }
    }

    @Override
    public void beforeEach(ExtensionContext story) {
        PAGES.clear();
        inAStory = true;
    }

    @Override
    public void afterEach(ExtensionContext story) {
        inAStory = false;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext story, Throwable failure) throws Throwable {
        Browser.OPEN.forEach(LastPages::remember);
        if (PAGES.isEmpty()) {
            throw failure;
        }
        throw new AssertionError(
                "%s%nThe pages at the end:%n%s".formatted(failure.getMessage(), String.join("\n", PAGES)), failure);
    }
}
