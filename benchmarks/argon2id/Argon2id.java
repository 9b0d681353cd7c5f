import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Bare Argon2id at the cost that Patchbay states (19 MiB, two passes, one lane): prints hashes a second on one thread. */
public final class Argon2id {

    private static final long SECOND = 1_000_000_000L;

    private Argon2id() {}

    public static void main(String[] arguments) {
        measure(3);
        System.out.println(measure(5));
    }

    private static double measure(int seconds) {
        long began = System.nanoTime();
        long hashes = 0;
        while (System.nanoTime() - began < seconds * SECOND) {
            hash((byte) hashes);
            hashes++;
        }
        return hashes * (double) SECOND / (System.nanoTime() - began);
    }

    private static void hash(byte salt) {
        byte[] salts = new byte[16];
        Arrays.fill(salts, salt);
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salts)
                .withMemoryAsKB(19 * 1024)
                .withIterations(2)
                .withParallelism(1)
                .build());
        generator.generateBytes("a long benchmark password".toCharArray(), new byte[32]);
    }
}
