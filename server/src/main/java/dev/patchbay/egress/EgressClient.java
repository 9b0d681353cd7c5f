package dev.patchbay.egress;

import dev.patchbay.egress.EgressFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes one connection for one exchange, to an address that was checked, under the name that was asked for (Host, SNI and the
 * certificate's name). Connections are not kept, so that each attempt is checked anew and none meets a stale one.
 */
final class EgressClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final ScopedValue<List<InetAddress>> CHECKED = ScopedValue.newInstance();

    private final CloseableHttpClient client;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("egress-deadlines").factory());

    EgressClient(EgressSettings settings, SSLContext tls) {
        Http1Config http = Http1Config.custom()
                .setMaxLineLength(HeaderLimit.BYTES)
                .setMaxHeaderCount(200)
                .build();
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedAddresses())
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http)
                        .responseParserFactory(HeaderLimit::new)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                        .build())
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Patchbay")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** Sends and reads, until the deadline at most. */
    EgressResponse exchange(Attempt attempt) throws Refusal {
        Duration left = attempt.left();
        HttpUriRequestBase message = message(attempt.request(), left);
        var late = new AtomicBoolean();
        var alarm = alarms.schedule(
                () -> {
                    late.set(true);
                    message.cancel();
                },
                left.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return ScopedValue.where(CHECKED, attempt.addresses()).call(() -> read(message, attempt));
        } catch (IOException failure) {
            if (late.get()) {
                throw new Refusal(Reason.TIMEOUT, "The server at " + attempt.target() + " did not answer in time.");
            }
            throw Exchange.explain(failure, attempt.target());
        } finally {
            alarm.cancel(false);
        }
    }

    private EgressResponse read(HttpUriRequestBase message, Attempt attempt) throws IOException {
        var host = new HttpHost(
                attempt.request().uri().getScheme(),
                attempt.target().host(),
                attempt.target().port());
        ClassicHttpResponse response = client.executeOpen(host, message, null);
        try {
            var body = Exchange.body(response, attempt.request());
            return new EgressResponse(response.getCode(), Exchange.headers(response), body, attempt.elapsed());
        } finally {
            message.cancel(); // closes the connection: what is left of an answer must not be read
            Closer.closeQuietly(response); // which it would otherwise be, and fail
        }
    }

    private static HttpUriRequestBase message(EgressRequest request, Duration left) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(message::setHeader);
        message.setHeader("Accept-Encoding", "gzip");
        message.setHeader("Connection", "close");
        if (request.method().equals("POST")) {
            message.setEntity(new ByteArrayEntity(request.body(), null));
        }
        message.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(left))
                .setResponseTimeout(Timeout.of(left))
                .setProtocolUpgradeEnabled(false)
                .build());
        return message;
    }

    @Override
    public void close() {
        alarms.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }

    /** Gives the client the addresses that were checked, whatever name it asks for; it looks nothing up by itself. */
    private static final class CheckedAddresses implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (!CHECKED.isBound()) {
                throw new UnknownHostException("no address was checked");
            }
            return CHECKED.get().toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
