package dev.patchbay.mail;

/**
 * A letter could not be delivered, and nobody tries any longer.
 *
 * @param kind of the letter
 * @param error what the mail server said last
 */
public record LetterGivenUp(String kind, String recipient, String error) {}
