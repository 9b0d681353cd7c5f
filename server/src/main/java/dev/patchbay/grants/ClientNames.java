package dev.patchbay.grants;

import java.security.SecureRandom;

/** Makes client ids: {@code c_} and 130 random bits in letters that survive every place an id is put. */
final class ClientNames {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var name = new StringBuilder(2 + LENGTH).append("c_");
        for (int i = 0; i < LENGTH; i++) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }
}
