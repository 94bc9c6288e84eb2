// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.taskbridge.app.kafka.EmbeddedKafka;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;

/**
 * The least that a start with a broker of one's own can take: Vert.x listens, and so does the same embedded Kafka. Ends
 * with its parent.
 */
final class BareStartMain {
    private BareStartMain() {}

    /** The server's port; the broker's and its directory, or nothing for the server alone. */
    public static void main(String[] args) throws Exception {
        if (args.length > 1) {
            EmbeddedKafka.start(Integer.parseInt(args[1]), Path.of(args[2]));
        }
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
                .createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(Integer.parseInt(args[0]), "localhost")
                .await();
        while (System.in.read() >= 0) {
            // Nobody says anything; what counts is the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
