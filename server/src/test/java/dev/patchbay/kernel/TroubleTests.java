package dev.patchbay.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class TroubleTests {

    @Test
    void isToldOnceWhenItBeginsAndOnceWhenItEnds() {
        var trouble = new Trouble();

        assertThat(trouble.ends()).as("nothing had failed").isFalse();
        assertThat(trouble.begins()).isTrue();
        assertThat(trouble.begins()).as("it lasts").isFalse();
        assertThat(trouble.ends()).isTrue();
        assertThat(trouble.ends()).as("it works on").isFalse();
        assertThat(trouble.begins()).as("another one").isTrue();
    }

    @Test
    void saysWhatFailedAndWhyInOneLine() {
        var refused = new IllegalStateException("no connection", new IOException("Connection refused\n  at port 5432"));

        assertThat(Trouble.inOneLine(refused)).isEqualTo("IllegalStateException: Connection refused at port 5432");
        assertThat(Trouble.inOneLine(new IllegalStateException(new IOException())))
                .isEqualTo("IllegalStateException (IOException)");
    }

    @Test
    void comesToAnEndWithCausesThatGoRound() {
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(Trouble.inOneLine(one)).startsWith("IllegalStateException: ");
    }
}
