// SPDX-License-Identifier: Apache-2.0
// Copyright Taskbridge contributors
package io.taskbridge.app.bench.load;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/**
 * What Vert.x alone does with webhooks, on as many event loops as the bridge: takes in the body and answers 200. Ends with
 * its parent.
 */
final class BareServerMain {
    private static final int INSTANCES = 2;

    private BareServerMain() {}

    /** Port. */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
                .deployVerticle(() -> new Server(port), new DeploymentOptions().setInstances(INSTANCES))
                .await();
        System.out.println("listening");
        while (System.in.read() >= 0) {
            // Nobody says anything; what counts is the end.
        }
        Runtime.getRuntime().halt(0);
    }

    private static final class Server extends VerticleBase {
        private final int port;

        Server(int port) {
            this.port = port;
        }

        @Override
        public Future<?> start() {
            return vertx.createHttpServer()
                    .requestHandler(request ->
                            request.body().onSuccess(body -> request.response().end()))
                    .listen(port, "localhost");
        }
    }
}
