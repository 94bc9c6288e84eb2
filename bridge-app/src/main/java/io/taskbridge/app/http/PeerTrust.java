// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
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
     * @param certificate this bridge's own certificate chain, a PEM file
     * @throws IllegalArgumentException naming the file, if it cannot be read
     */
    public static TrustOptions with(Path certificate) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate authority : authoritiesOf(factory(null))) {
                trusted.setCertificateEntry("system-" + trusted.size(), authority);
            }
            for (Certificate own : read(certificate)) {
                trusted.setCertificateEntry("own-" + trusted.size(), own);
            }
            return TrustOptions.wrap(factory(trusted));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "server.tls.certificate: " + certificate + ": cannot be used to recognize other bridges: "
                            + e.getMessage(),
                    e);
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

    private static Iterable<? extends Certificate> read(Path certificate) throws GeneralSecurityException, IOException {
        try (InputStream file = Files.newInputStream(certificate)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(file);
        }
    }
}
