package dev.patchbay.notices;

import dev.patchbay.kernel.InvalidRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * All that people are told, the catalogue of notices. Each has its words in {@code messages/notices.properties}: the name by
 * which it is chosen, a title and a text.
 */
enum NoticeKind {
    NEW_SIGN_IN(Mailing.ALWAYS),
    PASSWORD_CHANGED(Mailing.ALWAYS),
    EMAIL_CHANGED(Mailing.ALWAYS),
    PASSKEY_ADDED(Mailing.ALWAYS),
    PASSKEY_REMOVED(Mailing.ALWAYS),
    PLATFORM_ROLES_CHANGED(Mailing.ALWAYS),
    MEMBERSHIP_GIVEN(Mailing.FIRST),
    MEMBERSHIP_ENDED(Mailing.FIRST),
    ROLE_CHANGED(Mailing.FIRST),
    ACCESS_GIVEN(Mailing.FIRST),
    ACCESS_TAKEN(Mailing.NOT_FIRST),
    APP_ADMIN(Mailing.FIRST),
    APP_AVAILABLE(Mailing.NOT_FIRST),
    REQUEST_APPROVED(Mailing.FIRST),
    REQUEST_DENIED(Mailing.FIRST),
    APP_REQUESTED(Mailing.FIRST),
    INVITATION_ACCEPTED(Mailing.FIRST),
    MEMBER_JOINED(Mailing.NOT_FIRST),
    APP_INSTALLED(Mailing.NOT_FIRST),
    APP_SUSPENDED(Mailing.FIRST),
    APP_RESUMED(Mailing.NOT_FIRST),
    APP_UNINSTALLED(Mailing.FIRST),
    OWN_APP_SUSPENDED(Mailing.FIRST),
    OWN_APP_RESUMED(Mailing.NOT_FIRST),
    OWN_APP_SILENT(Mailing.NOT_FIRST),
    OWN_APP_ASKS_MORE(Mailing.FIRST),
    PLACEMENT_PROPOSED(Mailing.NOT_FIRST),
    THRESHOLD_CROSSED(Mailing.FIRST),
    APP_ASKS_MORE(Mailing.FIRST),
    APP_DEPRECATED(Mailing.FIRST),
    OWN_APP_DEPRECATED(Mailing.FIRST),
    CREDENTIALS_MADE(Mailing.FIRST),
    DEVELOPER_DENIED(Mailing.FIRST),
    ORGANIZATION_CLOSED(Mailing.FIRST),
    STREAM_STOPPED(Mailing.FIRST),
    CHECKS_FAIL(Mailing.FIRST),
    CHECKS_PASS_AGAIN(Mailing.FIRST),
    OWN_SOURCE_FAILS(Mailing.FIRST),
    OWN_SOURCE_BEHIND(Mailing.FIRST),
    OWN_SOURCE_REJECTED(Mailing.FIRST),
    OWN_SOURCE_WELL(Mailing.FIRST),
    DEVELOPER_ASKED(Mailing.FIRST, true),
    ENDPOINT_DISABLED(Mailing.FIRST, true),
    BROKER_AWAY(Mailing.FIRST, true),
    BROKER_BACK(Mailing.FIRST, true),
    SLOT_STANDS(Mailing.FIRST, true),
    SLOT_RETAINS(Mailing.FIRST, true),
    SLOT_LOST(Mailing.FIRST, true),
    SLOT_WELL(Mailing.FIRST, true),
    SOURCE_FAILS(Mailing.FIRST, true),
    SOURCE_BEHIND(Mailing.FIRST, true),
    SOURCE_WELL(Mailing.FIRST, true),
    WIDGET_REFUSED(Mailing.FIRST, true),
    WIDGET_BLOCKED(Mailing.NOT_FIRST, true),
    SETTINGS_CHANGED(Mailing.FIRST, true),
    MAIL_FAILED(Mailing.NEVER, true);

    private final Mailing mailing;
    private final boolean operators;

    NoticeKind(Mailing mailing) {
        this(mailing, false);
    }

    NoticeKind(Mailing mailing, boolean operators) {
        this.mailing = mailing;
        this.operators = operators;
    }

    /** Whether a letter is sent beside the bell. */
    enum Mailing {
        /** Whatever the person chose: it concerns who can get in as this person. */
        ALWAYS,
        /** Unless the person chose otherwise. */
        FIRST,
        /** Only if the person chose so. */
        NOT_FIRST,
        /** A letter would not help. */
        NEVER
    }

    /** As programs and message keys have it, such as {@code app-installed}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<NoticeKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    static NoticeKind parse(String word, String pointer) {
        return find(word).orElseThrow(() -> InvalidRequest.of(pointer, "There is no notice of this kind."));
    }

    /** Whether people cannot choose about letters of this kind. */
    boolean locked() {
        return mailing == Mailing.ALWAYS || mailing == Mailing.NEVER;
    }

    /** Whether a letter is sent to somebody who chose nothing. */
    boolean mailedAtFirst() {
        return mailing == Mailing.ALWAYS || mailing == Mailing.FIRST;
    }

    boolean security() {
        return mailing == Mailing.ALWAYS;
    }

    /** Whether only operators are told. */
    boolean forOperators() {
        return operators;
    }
}
