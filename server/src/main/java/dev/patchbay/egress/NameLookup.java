package dev.patchbay.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the system for all addresses of a name; may block for long. */
@FunctionalInterface
interface NameLookup {

    InetAddress[] all(String host) throws UnknownHostException;
}
