package dev.patchbay.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are reachable from the whole internet, after IANA's special-purpose registries for IPv4 and IPv6
 * (RFC 6890, as of November 2026). Where the registry calls parts of a block reachable, the whole block is left out unless
 * ordinary servers live there.
 */
final class Reachability {

    private static final List<Block> NOT_GLOBAL_IPV4 = blocks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carriers' shared space
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, cloud metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays, withdrawn
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** Everything outside of it is loopback, unique-local, link-local, multicast, reserved or a translation. */
    private static final Block GLOBAL_UNICAST = Block.parse("2000::/3");

    private static final List<Block> NOT_GLOBAL_IPV6 = blocks(
            "2001::/23", // protocol assignments: Teredo (hides an IPv4 address), benchmarks, ORCHID
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4 (hides an IPv4 address)
            "3fff::/20"); // documentation

    private static final Block MAPPED = Block.parse("::ffff:0:0/96");
    private static final Block TRANSLATED = Block.parse("64:ff9b::/96"); // NAT64, RFC 6052 §2.1

    private Reachability() {}

    static boolean isGlobal(InetAddress address) {
        return isGlobal(address.getAddress());
    }

    static boolean isGlobal(byte[] address) {
        if (address.length == 4) {
            return NOT_GLOBAL_IPV4.stream().noneMatch(block -> block.contains(address));
        }
        if (MAPPED.contains(address) || TRANSLATED.contains(address)) {
            return isGlobal(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_UNICAST.contains(address) && NOT_GLOBAL_IPV6.stream().noneMatch(block -> block.contains(address));
    }

    private static List<Block> blocks(String... texts) {
        return Stream.of(texts).map(Block::parse).toList();
    }

    /** The addresses that share their first bits. */
    private static final class Block {

        private final byte[] prefix;
        private final int bits;

        private Block(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Block parse(String text) {
            int slash = text.indexOf('/');
            return new Block(bytes(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        }

        /** A mapped address must not be shortened to four bytes, as {@code InetAddress} does. */
        private static byte[] bytes(String literal) {
            if (literal.equals("::ffff:0:0")) {
                byte[] mapped = new byte[16];
                mapped[10] = mapped[11] = (byte) 0xff;
                return mapped;
            }
            try {
                return InetAddress.ofLiteral(literal).getAddress();
            } catch (IllegalArgumentException impossible) {
                throw new IllegalStateException(literal, impossible);
            }
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (rest == 0 || ((address[whole] ^ prefix[whole]) & 0xff) >>> (8 - rest) == 0);
        }
    }
}
