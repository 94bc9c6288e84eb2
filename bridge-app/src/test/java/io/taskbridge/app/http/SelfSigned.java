// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that vouches for itself, for 127.0.0.1 and no other name, made for one test. */
final class SelfSigned {
    private static final String PASSWORD = "changeit";

    private final KeyStore store;
    private final Path certificate;
    private final Path key;

    SelfSigned(Path dir, String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path file = dir.resolve(name + ".p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        certificate = pem(
                dir.resolve(name + ".crt"),
                "CERTIFICATE",
                store.getCertificate("it").getEncoded());
        key = pem(
                dir.resolve(name + ".key"),
                "PRIVATE KEY",
                store.getKey("it", PASSWORD.toCharArray()).getEncoded());
    }

    /** Takes the place of whatever is there. */
    void copyTo(Path certificateFile, Path keyFile) throws IOException {
        Files.copy(certificate, certificateFile, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(key, keyFile, StandardCopyOption.REPLACE_EXISTING);
    }

    /** As the value of {@code server.tls}. */
    String yaml() {
        return "{certificate: \"" + certificate + "\", key: \"" + key + "\"}";
    }

    /** For a client that believes nobody else. */
    SSLContext trusted() throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Path pem(Path file, String label, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder().encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }
}
