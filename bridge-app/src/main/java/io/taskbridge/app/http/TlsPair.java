// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/** A certificate chain and its private key, PEM, as they lay on the disk. Equal if their content is. Immutable. */
public final class TlsPair {
    private static final int MAX_BYTES = 1 << 20;

    /** How the owner of a key signs, by the kind of key. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private final byte[] certificate;
    private final byte[] key;

    private TlsPair(byte[] certificate, byte[] key) {
        this.certificate = certificate;
        this.key = key;
    }

    public static TlsPair read(Path certificate, Path key) throws IOException {
        return new TlsPair(bytes(certificate), bytes(key));
    }

    /**
     * Refuses what no client would accept: a pair that cannot be read, does not belong together, or is out of date.
     *
     * @throws GeneralSecurityException saying why
     */
    public void check(Vertx vertx, Instant now) throws GeneralSecurityException {
        Collection<X509Certificate> chain = chain();
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate");
        }
        X509Certificate own = chain.iterator().next();
        own.checkValidity(Date.from(now));
        String algorithm = own.getPublicKey().getAlgorithm();
        Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(algorithm, algorithm));
        signature.initSign(privateKey(vertx, algorithm));
        signature.update(certificate);
        byte[] signed = signature.sign();
        signature.initVerify(own);
        signature.update(certificate);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
    }

    public KeyCertOptions options() {
        return new PemKeyCertOptions().setCertValue(Buffer.buffer(certificate)).setKeyValue(Buffer.buffer(key));
    }

    /** The server's own certificate first. */
    Collection<X509Certificate> chain() throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(certificate))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private PrivateKey privateKey(Vertx vertx, String algorithm) throws GeneralSecurityException {
        for (KeyManager manager : managers(vertx)) {
            if (manager instanceof X509KeyManager keys) {
                String[] aliases = keys.getServerAliases(algorithm, null);
                PrivateKey found = aliases == null ? null : keys.getPrivateKey(aliases[0]);
                if (found != null) {
                    return found;
                }
            }
        }
        throw new GeneralSecurityException("there is no key of the certificate's kind, " + algorithm);
    }

    /** Whatever the reader stumbles over; what it says may repeat the file. */
    private List<KeyManager> managers(Vertx vertx) throws GeneralSecurityException {
        try {
            return List.of(options().getKeyManagerFactory(vertx).getKeyManagers());
        } catch (Exception e) {
            throw new GeneralSecurityException("the key cannot be read", e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("must not be larger than 1MiB");
            }
            return bytes;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TlsPair pair
                && Arrays.equals(certificate, pair.certificate)
                && Arrays.equals(key, pair.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(certificate);
    }
}
