package dev.patchbay.notices;

import dev.patchbay.accounts.Accounts;
import dev.patchbay.accounts.PersonalData;
import dev.patchbay.kernel.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a person was told, and what the person chose to be told by mail. It is erased first: whoever erases notices waits for the
 * letters that are being written of them, and letters are erased after that.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PersonalNotices implements PersonalData {

    private static final int MOST = 10_000;

    private final Notices notices;
    private final Preferences preferences;
    private final NoticeWords words;
    private final Accounts accounts;

    PersonalNotices(Notices notices, Preferences preferences, NoticeWords words, Accounts accounts) {
        this.notices = notices;
        this.preferences = preferences;
        this.words = words;
        this.accounts = accounts;
    }

    record Exported(List<ExportedNotice> notices, Map<String, Boolean> mail) {}

    record ExportedNotice(String kind, String title, String text, Instant at, boolean read) {}

    @Override
    public String section() {
        return "notices";
    }

    @Override
    public Object export(AccountId account) {
        Locale locale = accounts.localeOf(account);
        return new Exported(
                notices.page(account, null, MOST).items().stream()
                        .map(notice -> new ExportedNotice(
                                notice.kind().word(),
                                words.title(notice.kind(), notice.said(), locale),
                                words.text(notice.kind(), notice.said(), locale),
                                notice.at(),
                                notice.read()))
                        .toList(),
                preferences.chosenBy(account).entrySet().stream()
                        .collect(Collectors.toMap(choice -> choice.getKey().word(), Map.Entry::getValue)));
    }

    @Override
    public void erase(AccountId account) {
        notices.eraseOf(account);
        preferences.eraseOf(account);
    }
}
