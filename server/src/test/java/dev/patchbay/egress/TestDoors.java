package dev.patchbay.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Doors for tests of those who go through them. */
public final class TestDoors {

    private TestDoors() {}

    /** The door of a server, which was opened for some targets on this machine. */
    public static Egress reaching(String... developmentTargets) {
        return TestEgress.reaching(developmentTargets);
    }

    /** The door of a server, where names lead wherever the test says. */
    public static Egress resolving(Lookup lookup) {
        return TestEgress.with(lookup::all);
    }

    /** All addresses of a name. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }
}
