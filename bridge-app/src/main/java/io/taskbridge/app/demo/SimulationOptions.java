// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.demo;

import io.taskbridge.provider.ProviderKind;
import io.taskbridge.webhook.Secret;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How the simulated providers are set up.
 *
 * @param host the interface to listen on
 * @param port 0 for any that is free
 * @param seed decides ids, generated scripts and every fault that is a matter of chance
 * @param clock decides how tasks stand; webhooks are sent in real time
 * @param latency how long each status answer takes
 * @param webhookSecrets all of them sign, the newest first; none, and no webhook is signed
 * @param webhookBackoff between a failed webhook call and its only retry
 * @param webhookTimeout how long the receiver of a webhook may take
 * @param memory how long an ended task is remembered, in answers and in the ledger
 */
public record SimulationOptions(
        String host,
        int port,
        long seed,
        Clock clock,
        Duration latency,
        List<Secret> webhookSecrets,
        Duration webhookBackoff,
        Duration webhookTimeout,
        Duration memory) {
    public SimulationOptions {
        webhookSecrets = List.copyOf(webhookSecrets);
    }

    /** On localhost, on a free port, with the providers' documented times and no latency. */
    public static SimulationOptions defaults(long seed, Clock clock) {
        Secret secret = new Secret("whsec_simulated0only0simulated0only0simulated0");
        return new SimulationOptions(
                "localhost",
                0,
                seed,
                clock,
                Duration.ZERO,
                List.of(secret),
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofHours(1));
    }

    /** The key that the provider accepts. */
    public static Secret key(ProviderKind kind) {
        return new Secret("simulated-" + kind.word() + "-key");
    }

    public SimulationOptions listeningOn(String otherHost, int otherPort) {
        return new SimulationOptions(
                otherHost, otherPort, seed, clock, latency, webhookSecrets, webhookBackoff, webhookTimeout, memory);
    }

    public SimulationOptions withLatency(Duration other) {
        return new SimulationOptions(
                host, port, seed, clock, other, webhookSecrets, webhookBackoff, webhookTimeout, memory);
    }

    public SimulationOptions withWebhookSecrets(List<Secret> others) {
        return new SimulationOptions(host, port, seed, clock, latency, others, webhookBackoff, webhookTimeout, memory);
    }

    public SimulationOptions withWebhookTimes(Duration backoff, Duration timeout) {
        return new SimulationOptions(host, port, seed, clock, latency, webhookSecrets, backoff, timeout, memory);
    }

    public SimulationOptions withMemory(Duration other) {
        return new SimulationOptions(
                host, port, seed, clock, latency, webhookSecrets, webhookBackoff, webhookTimeout, other);
    }
}
