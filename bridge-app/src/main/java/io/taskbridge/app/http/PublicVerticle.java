// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.taskbridge.app.control.SourceSwitch;
import io.taskbridge.app.live.LiveEvents;
import io.taskbridge.app.results.LargeOutputs;
import io.taskbridge.app.results.ResultKeeper;
import io.taskbridge.app.shard.Inbox;
import io.taskbridge.app.trace.Traces;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The public port: webhooks, the tasks API, live events, switches for operators, and large results. Several instances
 * share the port, one an event loop.
 */
public final class PublicVerticle extends VerticleBase {
    private static final int MAX_REQUEST_LINE = 16 << 10;
    private static final int IDLE_SECONDS = 60;
    private static final int SHARED_PORT_ID = 1;
    private static final long MOST_COMING_IN = Runtime.getRuntime().maxMemory() / 16;
    private static final long STOP_GRACE_MILLIS = 2_500;

    /**
     * What the port is configured to do.
     *
     * @param port 0 for any free one
     * @param publicUrl how callers reach the port, without a slash at its end; null for this machine
     * @param tls null for plain HTTP
     */
    public record Settings(
            String host,
            int port,
            @Nullable String publicUrl,
            @Nullable KeyCertOptions tls,
            boolean anonymous,
            long maxBodySize) {}

    private final Settings settings;
    private final Supplier<Admission> admission;
    private final TrackRequests requests;
    private final ResultKeeper results;
    private final Inbox inbox;
    private final TaskLookup lookup;
    private final GroupLookup group;
    private final LiveEvents live;
    private final SourceSwitch sources;
    private final Traces traces;
    private final InstantSource clock;
    private final RawBody bodies;
    private final WebhookRoute webhooks;
    private @Nullable HttpServer server;

    public PublicVerticle(
            Settings settings,
            Supplier<Admission> admission,
            TrackRequests requests,
            LargeOutputs outputs,
            ResultKeeper results,
            Inbox inbox,
            TaskLookup lookup,
            GroupLookup group,
            LiveEvents live,
            SourceSwitch sources,
            Traces traces,
            InstantSource clock) {
        this.settings = settings;
        this.admission = admission;
        this.requests = requests;
        this.results = results;
        this.inbox = inbox;
        this.lookup = lookup;
        this.group = group;
        this.live = live;
        this.sources = sources;
        this.traces = traces;
        this.clock = clock;
        this.bodies = new RawBody(settings.maxBodySize(), MOST_COMING_IN);
        this.webhooks = new WebhookRoute(bodies, () -> admission.get().webhooks(), new WebhookJudge(), outputs, clock);
    }

    /** The port that it listens on; only once deployed. */
    public int port() {
        if (server == null) {
            throw new IllegalStateException("the server is not listening");
        }
        return server.actualPort();
    }

    /** How callers reach the port; only once deployed. */
    public String publicUrl() {
        if (settings.publicUrl() != null) {
            return settings.publicUrl();
        }
        String host = settings.host().equals("0.0.0.0") ? "localhost" : settings.host();
        return (settings.tls() == null ? "http://" : "https://") + host + ":" + port();
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(settings.tls() != null)
                .setKeyCertOptions(settings.tls())
                .setMaxInitialLineLength(MAX_REQUEST_LINE)
                // Nobody opens a web socket here; who could would be looked after in every request.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setIdleTimeout(IDLE_SECONDS);
        HttpServer made = vertx.createHttpServer(options);
        ErrorAnswers.serve(made, webhooks::take, router());
        server = made;
        // Several instances listen on one port; a free one has to be asked for by a name that they share.
        return made.listen(
                settings.port() == 0
                        ? SocketAddress.sharedRandomPort(SHARED_PORT_ID, settings.host())
                        : SocketAddress.inetSocketAddress(settings.port(), settings.host()));
    }

    /** Shows another certificate to whoever connects from now on; what is connected stays so. */
    public Future<?> renew(TlsPair pair) {
        if (server == null) {
            throw new IllegalStateException("the server is not listening");
        }
        return server.updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(pair.options()));
    }

    /** Answers what has been accepted, within a bounded time. */
    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.shutdown(STOP_GRACE_MILLIS, TimeUnit.MILLISECONDS);
    }

    Router router() {
        Router router = Router.router(vertx);
        router.post(WebhookRoute.PREFIX + ":source").handler(webhooks);
        router.route("/v1/*").handler(new BearerTokens(() -> admission.get().apiTokens(), settings.anonymous()));
        new TrackRoute(vertx, bodies, requests, inbox, lookup, this::publicUrl, traces, clock).mount(router);
        new TaskRoutes(inbox, lookup, group).mount(router);
        new EventRoutes(live, EventPace.USUAL).mount(router);
        new ResultRoutes(results).mount(router);
        new SourceRoutes(sources).mount(router);
        new ContractRoutes().mount(router);
        return router;
    }
}
