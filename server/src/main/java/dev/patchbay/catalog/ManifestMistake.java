package dev.patchbay.catalog;

import dev.patchbay.documents.Fault;
import dev.patchbay.documents.Said;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What can be wrong with a manifest, each in {@code messages/manifest.properties} in every language; those who write programs read the
 * English sentence that comes with it.
 */
enum ManifestMistake {
    NOT_AN_OBJECT,
    UNFIT,
    HIDDEN_CHARACTERS,
    HIDDEN_IN_KEY,
    UNKNOWN_FIELD,
    FIELD_MISSING,
    ADDRESS_FORM,
    VERSION_FORM,
    PRE_RELEASE,
    NAME_FORM,
    OTHER_FORM,
    ONE_OF,
    TYPE,
    PRICE_LEFT_OUT,
    KEY_NO_SCOPE,
    AT_MOST,
    AT_LEAST,
    TOO_LONG,
    TOO_SHORT,
    TOO_MANY_ENTRIES,
    TOO_FEW_ENTRIES,
    ENTRIES_TWICE,
    OTHER,
    INVALID_ADDRESS,
    NO_HOST,
    ONLY_HTTPS,
    ONLY_HTTPS_OR_OWN_MACHINE,
    ONLY_PUBLIC,
    SHARES_HOST,
    CONNECTS_HERE,
    CONNECTS_NOWHERE,
    NOT_ASKED,
    NOT_REACHABLE,
    PULL_HAS_NO_WEBHOOK,
    LAUNCH_HAS_OWN_CLIENT,
    OPEN_NEEDS_CALLBACK,
    INITIATE_NEEDS_LOGIN,
    KEYS_TWICE,
    PROOF_NEEDS_KEYS,
    NO_KEYS_NEEDED,
    LAUNCH_NEEDS_PROOF,
    NONE_NEEDS_CALLBACK,
    PATH_FOR_MANUAL_ONLY,
    MANUAL_NEEDS_PATH,
    PATH_FORM,
    MANUAL_OPENS_ITSELF,
    MANUAL_HAS_OWN_CLIENT,
    MANUAL_HAS_NO_ADDRESS,
    MANUAL_HAS_SECRET,
    SCOPE_TWICE,
    SCOPE_WITHOUT_PURPOSE,
    PURPOSE_WITHOUT_SCOPE,
    UNKNOWN_SCOPE,
    MIXED_SCRIPTS,
    UNKNOWN_CURRENCY,
    PICTURE_ADDRESS,
    PICTURE_NOT_FETCHED,
    PICTURE_UNUSABLE,
    DAY_FORM,
    VERSION_KEY,
    NAME_STAYS,
    TYPE_STAYS,
    NO_LETTER,
    LOOKS_LIKE,
    LOOKS_LIKE_MARKETPLACE,
    REMOTE_REFERENCE,
    PATTERN,
    FORM_TOO_LARGE,
    FORM_NO_OBJECT,
    FORM_NAMED_PART,
    FORM_DIALECT,
    FORM_SECRET,
    FORM_ENDLESS,
    FORM_NOTHING_THERE,
    FORM_NO_SCHEMA,
    SCHEMA_ENDLESS,
    SCHEMA_UNUSABLE;

    /** Such as {@code unknown-field}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * This mistake at a place.
     *
     * @param message in English
     * @param values names and values for the places of its sentence, by turns
     */
    Fault at(String pointer, String message, String... values) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i + 1 < values.length; i += 2) {
            places.put(values[i], values[i + 1]);
        }
        return new Fault(pointer, message, null, null, new Said(key(), places));
    }
}
