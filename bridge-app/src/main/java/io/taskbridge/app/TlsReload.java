// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app;

import io.taskbridge.app.config.TlsConfig;
import io.taskbridge.app.http.PeerClient;
import io.taskbridge.app.http.PeerTrust;
import io.taskbridge.app.http.PublicVerticle;
import io.taskbridge.app.http.TlsPair;
import io.taskbridge.app.reload.ConfigReload;
import io.taskbridge.app.reload.Lookout;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the server show the certificate that lies on the disk, and this bridge believe others that show it. What is
 * connected stays so. Belongs to the context of its lookout.
 */
final class TlsReload {
    private static final Logger log = LoggerFactory.getLogger(TlsReload.class);

    /**
     * What came of reading the files.
     *
     * @param pair null if it cannot be used
     * @param trouble why not, null if it can
     */
    private record Reading(@Nullable TlsPair pair, @Nullable String trouble) {}

    private final TlsConfig files;
    private final Vertx vertx;
    private final InstantSource clock;
    private final PublicVerticle server;
    private final PeerClient peers;
    private final ConfigReload status;
    private @Nullable TlsPair shown;

    private TlsReload(
            TlsConfig files,
            Vertx vertx,
            InstantSource clock,
            PublicVerticle server,
            PeerClient peers,
            ConfigReload status) {
        this.files = files;
        this.vertx = vertx;
        this.clock = clock;
        this.server = server;
        this.peers = peers;
        this.status = status;
    }

    /** Does nothing where the server speaks no TLS. */
    static void start(
            Parts parts,
            @Nullable TlsConfig files,
            Vertx vertx,
            InstantSource clock,
            PublicVerticle server,
            PeerClient peers,
            ConfigReload status) {
        if (files == null) {
            return;
        }
        TlsReload reload = new TlsReload(files, vertx, clock, server, peers, status);
        Reading known = reload.read();
        reload.shown = known.pair();
        parts.deploy(vertx, "the lookout for new certificates", new Lookout<>(reload::read, known, reload::take));
    }

    private Reading read() {
        try {
            TlsPair pair = TlsPair.read(files.certificate(), files.key());
            pair.check(vertx, clock.instant());
            return new Reading(pair, null);
        } catch (IOException e) {
            return new Reading(null, "a file cannot be read");
        } catch (GeneralSecurityException e) {
            return new Reading(null, String.valueOf(e.getMessage()));
        }
    }

    private void take(Reading reading) {
        TlsPair pair = reading.pair();
        if (pair == null) {
            trouble(String.valueOf(reading.trouble()));
        } else if (pair.equals(shown)) {
            status.certificate(null);
        } else {
            show(pair)
                    .onSuccess(done -> {
                        shown = pair;
                        status.certificate(null);
                        log.info("The server shows another certificate from now on: {}", files.certificate());
                    })
                    .onFailure(failure -> trouble("it is not accepted: " + failure.getMessage()));
        }
    }

    /** Other bridges may still show the former certificate, or already this one. */
    private Future<?> show(TlsPair pair) {
        TlsPair former = shown;
        return server.renew(pair)
                .compose(done -> peers.trust(former == null ? PeerTrust.with(pair) : PeerTrust.with(former, pair)));
    }

    private void trouble(String why) {
        String trouble = "server.tls: " + files.certificate() + ": " + why;
        log.warn("The certificate has changed and cannot be used, the former stays in force: {}", trouble);
        status.certificate(trouble);
    }
}
