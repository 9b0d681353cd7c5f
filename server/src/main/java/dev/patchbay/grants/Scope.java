package dev.patchbay.grants;

/**
 * Something that apps can be allowed to do, in people's words.
 *
 * @param name as it stands in tokens, such as {@code profile:read}
 * @param title a few words
 * @param sentence what it means for the person who allows it
 * @param sensitive whether it deserves a second thought
 */
public record Scope(String name, Words title, Words sentence, boolean sensitive) {}
