package dev.patchbay.oidc;

import dev.patchbay.accounts.Account;
import dev.patchbay.oidc.ConsentDesk.Connection;
import dev.patchbay.oidc.ConsentDesk.Question;
import dev.patchbay.oidc.ConsentDesk.Wish;
import java.text.ListFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a person reads what an app asks, and answers; and what changed on it while it was read. */
final class ConsentPage {

    private static final int LONGEST = 8_192;

    private final Question question;
    private final Locale locale;

    ConsentPage(Question question, Locale locale) {
        this.question = question;
        this.locale = locale;
    }

    /** For the first time: what is optional is not ticked, unless the person allows it already. */
    ModelAndView first(Account account, ReturnPath back, @Nullable String onward) {
        Set<String> held =
                question.wishes().stream().filter(Wish::held).map(Wish::name).collect(Collectors.toSet());
        return page(account, back, onward, held).addObject("change", null);
    }

    /**
     * Once more, because something else is asked by now than what the person answered; what was ticked stays ticked.
     *
     * @param shown what stood on the page that was answered, as {@link #shown} wrote it
     */
    ModelAndView again(
            Account account, ReturnPath back, @Nullable String onward, Set<String> ticked, @Nullable String shown) {
        ModelAndView page = page(account, back, onward, ticked).addObject("change", change(shown));
        page.setStatus(HttpStatus.CONFLICT);
        return page;
    }

    private ModelAndView page(Account account, ReturnPath back, @Nullable String onward, Set<String> ticked) {
        return new ModelAndView("agree")
                .addObject("app", question.app().title())
                .addObject("integration", question.app().name().value())
                .addObject("author", question.author())
                .addObject("verified", question.verified())
                .addObject("version", question.version())
                .addObject("heading", heading())
                .addObject("required", asked(false, ticked))
                .addObject("optional", asked(true, ticked))
                .addObject("connections", connections(question.connections()))
                .addObject(
                        "newConnections",
                        question.present()
                                ? connections(question.connections().stream()
                                        .filter(Connection::isNew)
                                        .toList())
                                : null)
                .addObject("shown", shown())
                .addObject("name", account.name())
                .addObject("email", account.email())
                .addObject("returnPath", back.value())
                .addObject("host", onward);
    }

    /** Whoever has the app and is asked nothing new, such as after going back, reads what is allowed already. */
    private String heading() {
        if (!question.present()) {
            return "title";
        }
        return question.wishes().stream().anyMatch(Wish::isNew)
                        || question.connections().stream().anyMatch(Connection::isNew)
                ? "more"
                : "same";
    }

    /** In one phrase; null where there are none. */
    private @Nullable String connections(List<Connection> some) {
        return some.isEmpty()
                ? null
                : ListFormat.getInstance(locale, ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                        .format(some.stream().map(Connection::domain).toList());
    }

    private List<Asked> asked(boolean optional, Set<String> ticked) {
        return question.wishes().stream()
                .filter(wish -> wish.optional() == optional)
                .map(wish -> new Asked(
                        wish.name(),
                        wish.scope().title().in(locale),
                        wish.scope().sentence().in(locale),
                        wish.purpose(),
                        wish.scope().sensitive(),
                        question.present() && wish.isNew(),
                        ticked.contains(wish.name())))
                .toList();
    }

    /** What is on the page, so that it can be said what changed: one line each, {@code scope=title}. */
    private String shown() {
        return titles().entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    private Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        question.wishes()
                .forEach(wish ->
                        titles.put(wish.name(), wish.scope().title().in(locale).replace('\n', ' ')));
        question.connections().forEach(one -> titles.put("https://" + one.domain(), one.domain()));
        return titles;
    }

    /** What the page said comes back from the browser: it is shown as text and decides nothing. */
    private Change change(@Nullable String shown) {
        var before = new LinkedHashSet<String>();
        String text = shown == null || shown.length() > LONGEST ? "" : shown;
        Arrays.stream(text.split("\n", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(before::add);
        Set<String> names = before.stream().map(ConsentPage::name).collect(Collectors.toSet());
        Map<String, String> now = titles();
        return new Change(
                now.entrySet().stream()
                        .filter(one -> !names.contains(one.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                before.stream()
                        .filter(line -> !now.containsKey(name(line)))
                        .map(line -> line.substring(line.indexOf('=') + 1))
                        .toList());
    }

    private static String name(String line) {
        return line.contains("=") ? line.substring(0, line.indexOf('=')) : line;
    }

    /** @param isNew whether it is marked as something that was not asked before */
    record Asked(
            String scope,
            String title,
            String sentence,
            String purpose,
            boolean sensitive,
            boolean isNew,
            boolean ticked) {}

    /** Titles of what came and what went; both empty when only words changed. */
    record Change(List<String> added, List<String> gone) {

        public boolean isWords() {
            return added.isEmpty() && gone.isEmpty();
        }
    }
}
