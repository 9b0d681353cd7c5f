package dev.patchbay.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchbay.kernel.Secret;
import dev.patchbay.limits.CpuPool;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** With the work of a running Patchbay, of which other tests do little. */
class PasswordsTests {

    private static final Secret PASSWORD = Secret.of("correct horse battery staple");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private CpuPool cpu;

    @BeforeEach
    void start() {
        cpu = new CpuPool(meters);
    }

    @AfterEach
    void stop() {
        cpu.destroy();
    }

    @Test
    void areHashedWithTheWorkThatOwaspAsksFor() {
        new ApplicationContextRunner()
                .withUserConfiguration(PasswordWork.OfPatchbay.class, Passwords.class)
                .withBean(CpuPool.class, () -> cpu)
                .withBean(MeterRegistry.class, () -> meters)
                .run(context -> assertThat(context.getBean(Passwords.class).hash(PASSWORD))
                        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void areComparedWithWhatEachHashSaysOfItsOwnWork() {
        String dear = new Passwords(cpu, meters, new PasswordWork.OfPatchbay().passwordWork()).hash(PASSWORD);
        var quick = new Passwords(cpu, meters, QuickPasswords.LITTLE);

        assertThat(quick.matches(PASSWORD, dear)).isTrue();
        assertThat(quick.matches(Secret.of("Correct horse battery staple"), dear))
                .isFalse();
        assertThat(quick.matches(PASSWORD, null)).isFalse();
    }
}
