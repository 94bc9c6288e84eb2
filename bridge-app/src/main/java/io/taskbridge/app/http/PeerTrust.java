// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a bridge believes to be another bridge of its group. */
public final class PeerTrust {
    private PeerTrust() {}

    /**
     * The authorities that this machine trusts, and those that vouch for this bridge itself.
     *
     * @param own what this bridge shows, or has shown a moment ago
     * @throws IllegalArgumentException naming the key, if a certificate cannot be read
     */
    public static TrustOptions with(TlsPair... own) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate authority : authoritiesOf(factory(null))) {
                trusted.setCertificateEntry("system-" + trusted.size(), authority);
            }
            for (TlsPair pair : own) {
                for (X509Certificate certificate : pair.chain()) {
                    trusted.setCertificateEntry("own-" + trusted.size(), certificate);
                }
            }
            return TrustOptions.wrap(factory(trusted));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "server.tls.certificate: cannot be used to recognize other bridges: " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory factory(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }

    private static X509Certificate[] authoritiesOf(TrustManagerFactory factory) {
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager authorities) {
                return authorities.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }
}
