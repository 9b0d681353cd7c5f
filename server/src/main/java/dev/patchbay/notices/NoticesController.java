package dev.patchbay.notices;

import dev.patchbay.accounts.Permissions;
import dev.patchbay.accounts.Session;
import dev.patchbay.kernel.Cursor;
import dev.patchbay.kernel.InvalidRequest;
import dev.patchbay.kernel.Page;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own bell, and which of its notices one also gets by mail. */
@RestController
class NoticesController {

    private static final int LIMIT = 100;

    private final Notices notices;
    private final NoticeWords words;
    private final Preferences preferences;
    private final Permissions permissions;
    private final TransactionTemplate transactions;

    NoticesController(
            Notices notices,
            NoticeWords words,
            Preferences preferences,
            Permissions permissions,
            TransactionTemplate transactions) {
        this.notices = notices;
        this.words = words;
        this.preferences = preferences;
        this.permissions = permissions;
        this.transactions = transactions;
    }

    @GetMapping("/api/me/notices")
    NoticesBody list(
            Session session,
            Locale locale,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "30") int limit) {
        Page<Notices.Notice> page =
                notices.page(session.account(), Cursor.given(after, 1), Math.clamp(limit, 1, LIMIT));
        return new NoticesBody(
                notices.unread(session.account()),
                page.items().stream().map(notice -> body(notice, locale)).toList(),
                page.next());
    }

    @PostMapping("/api/me/notices/read")
    Unread read(Session session, @RequestBody ReadNotices read) {
        if (Boolean.TRUE.equals(read.all)) {
            notices.readAll(session.account());
        } else if (read.ids == null || read.ids.size() > LIMIT) {
            throw InvalidRequest.of("/ids", "Name at most " + LIMIT + " notices, or say all.");
        } else {
            notices.read(session.account(), read.ids);
        }
        return new Unread(notices.unread(session.account()));
    }

    @GetMapping("/api/me/notice-preferences")
    PreferencesBody preferences(Session session, Locale locale) {
        Map<NoticeKind, Boolean> chosen = preferences.chosenBy(session.account());
        boolean operator = permissions.isOperator(session);
        return new PreferencesBody(Arrays.stream(NoticeKind.values())
                .filter(kind -> operator || !kind.forOperators())
                .map(kind -> new PreferenceBody(
                        kind.word(),
                        words.name(kind, locale),
                        kind.locked() ? kind.mailedAtFirst() : chosen.getOrDefault(kind, kind.mailedAtFirst()),
                        kind.locked()))
                .toList());
    }

    @PutMapping("/api/me/notice-preferences")
    PreferencesBody choose(Session session, Locale locale, @RequestBody ChosenPreferences wanted) {
        List<ChosenPreference> kinds = wanted.kinds == null ? List.of() : wanted.kinds;
        if (kinds.size() > LIMIT) {
            throw InvalidRequest.of("/kinds", "There are not so many kinds.");
        }
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < kinds.size(); i++) {
                choose(session, kinds.get(i), "/kinds/" + i);
            }
        });
        return preferences(session, locale);
    }

    private void choose(Session session, ChosenPreference wanted, String pointer) {
        NoticeKind kind = NoticeKind.parse(wanted.kind == null ? "" : wanted.kind, pointer + "/kind");
        if (wanted.mail == null) {
            throw InvalidRequest.of(pointer + "/mail", "This is needed.");
        }
        if (!kind.locked()) {
            preferences.choose(session.account(), kind, wanted.mail);
        } else if (wanted.mail != kind.mailedAtFirst()) {
            throw InvalidRequest.of(
                    pointer + "/mail",
                    kind.security()
                            ? "Letters about the security of an account cannot be turned off."
                            : "There are no letters of this kind.");
        }
    }

    private NoticeBody body(Notices.Notice notice, Locale locale) {
        return new NoticeBody(
                notice.id(),
                notice.kind().word(),
                words.title(notice.kind(), notice.said(), locale),
                words.text(notice.kind(), notice.said(), locale),
                notice.link(),
                notice.at(),
                notice.read());
    }

    record NoticesBody(
            int unread, List<NoticeBody> notices, @Nullable Cursor next) {}

    /** A notice in the reader's language; its link is a path of this Patchbay. */
    record NoticeBody(
            UUID id,
            String kind,
            String title,
            String text,
            @Nullable String link,
            Instant at,
            boolean read) {}

    record ReadNotices(@Nullable List<UUID> ids, @Nullable Boolean all) {}

    record Unread(int unread) {}

    record PreferencesBody(List<PreferenceBody> kinds) {}

    /** Whether a kind of notice also comes by mail; nobody can choose about one that is locked. */
    record PreferenceBody(String kind, String title, boolean mail, boolean locked) {}

    record ChosenPreferences(@Nullable List<ChosenPreference> kinds) {}

    /** Title and lock are taken as they were shown, and do nothing. */
    record ChosenPreference(
            @Nullable String kind,
            @Nullable Boolean mail,
            @Nullable String title,
            @Nullable Boolean locked) {}
}
