package dev.patchbay.accounts;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one password hash costs us, and so each guess of whoever has stolen the table. No setting: nobody may lower it. */
record PasswordWork(int lanes, int kibibytes, int passes) {

    @Configuration(proxyBeanMethods = false)
    static class OfPatchbay {

        /** The choice of OWASP for Argon2id. */
        @Bean
        PasswordWork passwordWork() {
            return new PasswordWork(1, 19 * 1024, 2);
        }
    }
}
