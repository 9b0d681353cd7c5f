package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "Ada@Example.COM, ada@example.com",
        "' ada@example.com ', ada@example.com",
        "ada+tag@example.com, ada+tag@example.com",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
        "ada@straße.example, ada@strasse.example",
        "ada@example。com, ada@example.com",
        "o'hara@example.com, o'hara@example.com",
        "ada@localhost, ada@localhost",
    })
    void haveOneFormInWhichTheyAreComparedAndMailedTo(String text, String normal) {
        assertThat(EmailAddress.parse(text)).map(EmailAddress::value).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.com",
                "ada@",
                "a b@example.com",
                ".ada@example.com",
                "ada.@example.com",
                "a..da@example.com",
                "ada@example..com",
                "ada@.example.com",
                "ada@example.com.",
                "ada@exam_ple.com",
                "ada@-example.com",
                "ada@[127.0.0.1]",
                "\"ada\"@example.com",
                "ada@example.com@evil.example",
                "аda@example.com",
                "\u212Aate@example.com",
                "m\u0131ke@example.com",
                "ada\u200B@example.com",
                "ada@exa\u202Emple.com",
                "ada\r\n@example.com",
                "ada@example.com\r\nBcc: x@y.example",
                "ada,b@example.com",
                "ada;b@example.com",
                "<ada@example.com>",
                "ada(comment)@example.com"
            })
    void areRefusedWhereTheyAreNoneOrCouldBeTakenForAnothers(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void areBounded() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.com")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".com")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(200) + "com")).isEmpty();
    }

    @Test
    void neverFailHoweverOddTheText() {
        var random = new Random(20261122);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(i % 2 == 0 ? "a@" : "");
            random.ints(random.nextInt(1, 12), 1, 0x3000).forEach(text::appendCodePoint);
            Optional<EmailAddress> parsed = EmailAddress.parse(text.toString());
            parsed.ifPresent(
                    address -> assertThat(EmailAddress.parse(address.value())).contains(address));
            parsed.ifPresent(address -> assertThat(address.value())
                    .isEqualTo(address.value().toLowerCase(Locale.ROOT))
                    .matches("[!-~]+"));
        }
    }
}
