// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many connections, each of which sends the next webhook as soon as the last one is answered. For one thread. */
final class ClosedLoop {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long PAUSE_MILLIS = 100;
    private static final long DRAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private final SignedRequests requests;
    private final Latencies latencies = new Latencies();
    private long sent;
    private long refused;
    private int underWay;
    private long processorNanos;
    private long countFrom;
    private long countUntil;

    ClosedLoop(SignedRequests requests) {
        this.requests = requests;
    }

    /** Blocks until it is over; counts only what is answered after the warm-up. */
    Map<String, Double> run(int port, int connections, Duration warmUp, Duration counted) throws IOException {
        List<Caller> callers = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                callers.add(new Caller(selector, port));
            }
            long spent = THREADS.getCurrentThreadCpuTime();
            countFrom = System.nanoTime() + warmUp.toNanos();
            countUntil = countFrom + counted.toNanos();
            for (Caller caller : callers) {
                next(caller, System.nanoTime());
            }
            while (underWay > 0 && System.nanoTime() < countUntil + DRAIN_NANOS) {
                selector.select(PAUSE_MILLIS);
                for (SelectionKey key : selector.selectedKeys()) {
                    heard((Caller) key.attachment());
                }
                selector.selectedKeys().clear();
            }
            processorNanos = THREADS.getCurrentThreadCpuTime() - spent;
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
        if (underWay > 0) {
            throw new IOException(underWay + " webhooks were never answered");
        }
        return Map.of(
                "perSecond",
                latencies.count() * (double) TimeUnit.SECONDS.toNanos(1) / counted.toNanos(),
                "p50",
                latencies.millis(0.5),
                "p99",
                latencies.millis(0.99),
                "loadMicros",
                processorNanos / 1e3 / sent,
                "refused",
                (double) refused,
                "sent",
                (double) sent);
    }

    private void heard(Caller caller) throws IOException {
        Caller.Answer answer = caller.answer();
        if (answer == Caller.Answer.NONE) {
            return;
        }
        underWay--;
        long now = System.nanoTime();
        if (answer == Caller.Answer.REFUSED) {
            refused++;
        } else if (now >= countFrom && now < countUntil) {
            latencies.add(now - caller.since());
        }
        if (now < countUntil) {
            next(caller, now);
        }
    }

    private void next(Caller caller, long now) throws IOException {
        underWay++;
        caller.send(requests.get(sent++), now);
    }
}
