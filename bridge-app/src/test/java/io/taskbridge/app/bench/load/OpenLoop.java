// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * Webhooks at a fixed rate, whatever becomes of them: each has a time at which it is due, and what comes after that,
 * waiting for a connection included, is its latency. For one thread.
 */
final class OpenLoop {
    private static final int CONNECTIONS = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final SignedRequests requests;
    private final double rate;
    private final Latencies answers = new Latencies();
    private final Deque<Caller> idle = new ArrayDeque<>();
    private long refused;

    OpenLoop(SignedRequests requests, double rate) {
        this.requests = requests;
        this.rate = rate;
    }

    /** Blocks until all have been sent, and seen as events, or given up. */
    Map<String, Double> run(int port, Arrivals arrivals) throws IOException, InterruptedException {
        long total = requests.count();
        List<Caller> callers = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.add(new Caller(selector, port));
            }
            idle.addAll(callers);
            long start = System.nanoTime();
            LongUnaryOperator due = index -> start + (long) (index * (NANOS_PER_SECOND / rate));
            arrivals.begin(due);
            long end = due.applyAsLong(total) + PATIENCE.toNanos();
            for (long sent = 0; (sent < total || idle.size() < CONNECTIONS) && System.nanoTime() < end; ) {
                while (sent < total && !idle.isEmpty() && due.applyAsLong(sent) <= System.nanoTime()) {
                    idle.pop().send(requests.get(sent), due.applyAsLong(sent));
                    sent++;
                }
                selector.select(1);
                for (SelectionKey key : selector.selectedKeys()) {
                    heard((Caller) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
        Latencies events = arrivals.await(answers.count(), PATIENCE);
        return Map.of(
                "perSecond", rate,
                "answered.p50", answers.millis(0.5),
                "answered.p99", answers.millis(0.99),
                "event.p50", events.millis(0.5),
                "event.p99", events.millis(0.99),
                "event.max", events.millis(1),
                "refused", (double) refused,
                "missing", (double) (total - events.count()));
    }

    private void heard(Caller caller) throws IOException {
        Caller.Answer answer = caller.answer();
        if (answer == Caller.Answer.NONE) {
            return;
        }
        idle.push(caller);
        if (answer == Caller.Answer.ACCEPTED) {
            answers.add(System.nanoTime() - caller.since());
        } else {
            refused++;
        }
    }
}
