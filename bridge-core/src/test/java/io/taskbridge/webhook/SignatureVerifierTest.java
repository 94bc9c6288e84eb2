// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskbridge.codec.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
    private static final Secret OLD = new Secret("whsec_abcdefghijABCDEFGHIJ0123456789abcdefghij");
    private static final Secret NEW = new Secret("whsec_" + "Z".repeat(40));
    private static final String BY_OLD = "76b20e71ce56b1d81918370f30ffa9b62db8328b01c069cb55e8e6a5d5f81acd";
    private static final String BY_NEW = "d6ec97dc62beed219ac9e1f1d12651f10a8e96d864c810063912f9b226808596";
    private static final byte[] BODY =
            ("{\"request_id\":\"0f3a9c52d1e84b7796a1c0d2e3f45678\",\"model_id\":\"m7x2q9kd\","
                            + "\"deployment_id\":\"d4w8zpl1\",\"type\":\"async_request_completed\","
                            + "\"time\":\"2026-01-15T10:20:30.123456Z\",\"data\":{\"text\":\"café\"},\"errors\":[]}")
                    .getBytes(StandardCharsets.UTF_8);

    private final SignatureVerifier verifier = new SignatureVerifier(List.of(OLD));

    private SignatureResult verify(String header) {
        return verifier.verify(header, BODY);
    }

    @Test
    void knownVectorsAreReproduced() {
        assertThat(BODY).hasSize(204);
        assertThat(new SignatureKey(OLD).sign(BODY)).isEqualTo("v1=" + BY_OLD);
        assertThat(new SignatureKey(NEW).sign(BODY)).isEqualTo("v1=" + BY_NEW);
    }

    @Test
    void singleSignatureIsValid() {
        assertThat(verify("v1=" + BY_OLD)).isEqualTo(SignatureResult.VALID);
    }

    @Test
    void firstOfARotationPairMayMatch() {
        assertThat(verify("v1=" + BY_OLD + ",v1=" + BY_NEW)).isEqualTo(SignatureResult.VALID);
    }

    @Test
    void secondOfARotationPairMayMatch() {
        assertThat(verify("v1=" + BY_NEW + ",v1=" + BY_OLD)).isEqualTo(SignatureResult.VALID);
    }

    @Test
    void anyConfiguredSecretMayMatch() {
        SignatureVerifier both = new SignatureVerifier(List.of(OLD, NEW));

        assertThat(both.verify("v1=" + BY_OLD, BODY)).isEqualTo(SignatureResult.VALID);
        assertThat(both.verify("v1=" + BY_NEW, BODY)).isEqualTo(SignatureResult.VALID);
    }

    @Test
    void upperCaseHexIsValid() {
        assertThat(verify("v1=" + BY_OLD.toUpperCase(Locale.ROOT))).isEqualTo(SignatureResult.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s", "%s ", "\t%s\t", "v1=" + BY_NEW + ", %s", "v1=" + BY_NEW + " ,\t%s "})
    void whitespaceAroundItemsIsTolerated(String form) {
        assertThat(verify(form.formatted("v1=" + BY_OLD))).isEqualTo(SignatureResult.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2=abc,%s", "%s,v0=", "junk,%s", ",%s,", "v1=zz,%s", "v1=,%s", "=,%s"})
    void itemsThatAreNotOursDoNotSpoilOneThatIs(String form) {
        assertThat(verify(form.formatted("v1=" + BY_OLD))).isEqualTo(SignatureResult.VALID);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t"})
    void noSignatureIsMissing(String header) {
        assertThat(verify(header)).isEqualTo(SignatureResult.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",",
                "v1",
                "v1=",
                "v1=abc",
                "v1=" + BY_OLD + "0",
                "v1=" + BY_OLD + "00",
                "v1=zzb20e71ce56b1d81918370f30ffa9b62db8328b01c069cb55e8e6a5d5f81acd",
                "v1=7zb20e71ce56b1d81918370f30ffa9b62db8328b01c069cb55e8e6a5d5f81acd",
                "v1=７6b20e71ce56b1d81918370f30ffa9b62db8328b01c069cb55e8e6a5d5f81acd",
                "v1 =" + BY_OLD,
                "v1= " + BY_OLD,
                "V1=" + BY_OLD,
                "v2=" + BY_OLD,
                "v11=" + BY_OLD,
                "sha256=" + BY_OLD,
                BY_OLD,
                "v1=" + BY_OLD + ";v1=" + BY_OLD,
            })
    void whatCannotBeComparedIsMalformed(String header) {
        assertThat(verify(header)).isEqualTo(SignatureResult.MALFORMED);
    }

    @Test
    void signatureByAnotherSecretIsWrong() {
        assertThat(verify("v1=" + BY_NEW)).isEqualTo(SignatureResult.WRONG);
    }

    @Test
    void prefixOfTheSecretBelongsToTheKey() {
        SignatureVerifier bare =
                new SignatureVerifier(List.of(new Secret(OLD.reveal().substring("whsec_".length()))));

        assertThat(bare.verify("v1=" + BY_OLD, BODY)).isEqualTo(SignatureResult.WRONG);
    }

    @Test
    void everyByteOfTheBodyCounts() {
        for (int at : IntStream.range(0, BODY.length).toArray()) {
            byte[] changed = BODY.clone();
            changed[at] ^= 1;

            assertThat(verifier.verify("v1=" + BY_OLD, changed))
                    .as("byte %s", at)
                    .isEqualTo(SignatureResult.WRONG);
        }
    }

    @Test
    void reserialisedBodyIsAnotherBody() throws IOException {
        byte[] spaced = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(Json.read(BODY));

        assertThat(verifier.verify("v1=" + BY_OLD, spaced)).isEqualTo(SignatureResult.WRONG);
    }

    @Test
    void emptyBodyIsABody() {
        byte[] empty = new byte[0];

        assertThat(verifier.verify("v1=" + BY_OLD, empty)).isEqualTo(SignatureResult.WRONG);
        assertThat(verifier.verify(new SignatureKey(OLD).sign(empty), empty)).isEqualTo(SignatureResult.VALID);
    }

    @Test
    void onlyTheFirstItemsAreLookedAt() {
        String others = ("v1=" + BY_NEW + ",").repeat(SignatureHeader.MAX_ITEMS - 1);

        assertThat(verify(others + "v1=" + BY_OLD)).isEqualTo(SignatureResult.VALID);
        assertThat(verify("v1=" + BY_NEW + "," + others + "v1=" + BY_OLD)).isEqualTo(SignatureResult.WRONG);
    }

    @Test
    void threadsMayShareAVerifier() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Boolean>> calls = IntStream.range(0, 2_000)
                    .<Callable<Boolean>>mapToObj(i -> () -> verify("v1=" + BY_OLD) == SignatureResult.VALID)
                    .toList();

            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void verifierNeedsASecret() {
        assertThatThrownBy(() -> new SignatureVerifier(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secrets");
    }
}
