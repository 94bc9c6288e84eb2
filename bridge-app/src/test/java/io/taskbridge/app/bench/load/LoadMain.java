// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taskbridge.codec.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * The load as a process of its own: is told line by line what to do and prints what came of it, in JSON. Ends with its
 * parent. Orders:
 *
 * <ul>
 *   <li>{@code closed PORT PATH CONNECTIONS WARM-UP TIME}
 *   <li>{@code open PORT PATH RATE TIME BROKERS TOPIC}
 *   <li>{@code transactions BROKERS TOPIC RATE COUNT}
 * </ul>
 */
final class LoadMain {
    /** More than any server here answers; one that is sent again has nothing new to tell. */
    private static final double MOST_PER_SECOND = 50_000;

    /** What the memory holds. */
    private static final int MOST_REQUESTS = 1 << 18;

    private LoadMain() {}

    public static void main(String[] args) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order; (order = orders.readLine()) != null; ) {
            ObjectNode result = Json.mapper().createObjectNode();
            try {
                obey(order.split(" ")).forEach(result::put);
            } catch (IOException | InterruptedException | RuntimeException e) {
                result.put("failure", e.toString());
            }
            System.out.println(result);
        }
        Runtime.getRuntime().halt(0);
    }

    private static Map<String, Double> obey(String[] order) throws IOException, InterruptedException {
        return switch (order[0]) {
            case "closed" ->
                closed(
                        Integer.parseInt(order[1]),
                        order[2],
                        Integer.parseInt(order[3]),
                        Duration.parse(order[4]),
                        Duration.parse(order[5]));
            case "open" ->
                open(
                        Integer.parseInt(order[1]),
                        order[2],
                        Double.parseDouble(order[3]),
                        Duration.parse(order[4]),
                        order);
            case "transactions" ->
                BareTransactions.run(order[1], order[2], Double.parseDouble(order[3]), Integer.parseInt(order[4]));
            default -> throw new IllegalArgumentException(order[0]);
        };
    }

    private static Map<String, Double> closed(int port, String path, int connections, Duration warmUp, Duration counted)
            throws IOException {
        double most = MOST_PER_SECOND * warmUp.plus(counted).toMillis() / 1_000;
        SignedRequests requests =
                SignedRequests.of(UUID.randomUUID().toString(), (int) Math.min(MOST_REQUESTS, most), path);
        return new ClosedLoop(requests).run(port, connections, warmUp, counted);
    }

    private static Map<String, Double> open(int port, String path, double rate, Duration time, String[] order)
            throws IOException, InterruptedException {
        String prefix = UUID.randomUUID().toString();
        int count = (int) Math.max(1, rate * time.toMillis() / 1_000);
        SignedRequests requests = SignedRequests.of(prefix, count, path);
        return new OpenLoop(requests, rate).run(port, new Arrivals(order[5], order[6], prefix));
    }
}
