package dev.patchbay.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachabilityTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.255.255.255",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.0",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.0",
                "172.31.255.255",
                "192.0.0.9",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b:1::808:808",
                "100::1",
                "2001::1",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "2001:2::1",
                "2001:10::1",
                "2001:1ff:ffff::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:808:808::1",
                "3fff::1",
                "3fff:fff:ffff::1",
                "4000::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void holdsBackWhatIsNotOnThePublicInternet(String literal) {
        assertThat(Reachability.isGlobal(InetAddress.ofLiteral(literal))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:db9::1",
                "2003::1",
                "2606:4700:4700::1111",
                "3ffe:ffff::1",
                "64:ff9b::808:808"
            })
    void letsThePublicInternetPass(String literal) {
        assertThat(Reachability.isGlobal(InetAddress.ofLiteral(literal))).isTrue();
    }

    /** {@code InetAddress} unwraps mapped addresses by itself; whoever hands over the bytes may not. */
    @ParameterizedTest
    @ValueSource(strings = {"7f000001", "0a000001", "a9fea9fe"})
    void unwrapsMappedAddresses(String ipv4) {
        byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff" + ipv4);

        assertThat(Reachability.isGlobal(mapped)).isFalse();
        assertThat(Reachability.isGlobal(HexFormat.of().parseHex("00000000000000000000ffff08080808")))
                .isTrue();
    }
}
