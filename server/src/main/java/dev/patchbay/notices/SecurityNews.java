package dev.patchbay.notices;

import dev.patchbay.accounts.EmailChanged;
import dev.patchbay.accounts.PasskeyAdded;
import dev.patchbay.accounts.PasskeyRemoved;
import dev.patchbay.accounts.PasswordChanged;
import dev.patchbay.accounts.PlatformRole;
import dev.patchbay.accounts.RolesChanged;
import dev.patchbay.accounts.SessionDetails;
import dev.patchbay.accounts.SessionList;
import dev.patchbay.accounts.SessionStarted;
import dev.patchbay.kernel.AccountId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who can get in as somebody. People are told of their own acts too: it may have been somebody else. */
@Component
class SecurityNews {

    private static final String SECURITY = "/settings/security";

    private final Notices notices;
    private final SessionList sessions;

    SecurityNews(Notices notices, SessionList sessions) {
        this.notices = notices;
        this.sessions = sessions;
    }

    @EventListener
    void signedIn(SessionStarted started) {
        if (started.newDevice()) {
            sessions.find(started.session())
                    .ifPresent(session -> tell(
                            started.account(),
                            NoticeKind.NEW_SIGN_IN,
                            Map.of("device", device(session), "address", orDash(session.address())),
                            "/settings/sessions"));
        }
    }

    @EventListener
    void passwordChanged(PasswordChanged changed) {
        tell(changed.account(), NoticeKind.PASSWORD_CHANGED, Map.of(), SECURITY);
    }

    @EventListener
    void emailChanged(EmailChanged changed) {
        tell(changed.account(), NoticeKind.EMAIL_CHANGED, Map.of(), SECURITY);
    }

    @EventListener
    void passkeyAdded(PasskeyAdded added) {
        tell(added.account(), NoticeKind.PASSKEY_ADDED, Map.of("passkey", added.name()), SECURITY);
    }

    @EventListener
    void passkeyRemoved(PasskeyRemoved removed) {
        tell(removed.account(), NoticeKind.PASSKEY_REMOVED, Map.of("passkey", removed.name()), SECURITY);
    }

    @EventListener
    void rolesChanged(RolesChanged changed) {
        String roles = changed.after().stream()
                .map(PlatformRole::name)
                .map(role -> role.toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
        tell(changed.account(), NoticeKind.PLATFORM_ROLES_CHANGED, Map.of("roles", orDash(roles)), null);
    }

    private void tell(AccountId account, NoticeKind kind, Map<String, String> said, @Nullable String link) {
        notices.tell(List.of(account), new News(kind, said, link));
    }

    private static String device(SessionDetails session) {
        return orDash(Stream.of(session.browser(), session.device())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", ")));
    }

    private static String orDash(String text) {
        return text.isBlank() ? "–" : text;
    }
}
